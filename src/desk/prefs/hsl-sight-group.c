/* hsl-sight-group.c: what others in sight of the screen see, and for how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-sight-group"

#include "hsl-sight-group.h"

#include <glib/gi18n-lib.h>

struct _HslSightGroup
{
  AdwPreferencesGroup parent_instance;

  /* Template Widgets */
  GtkWidget     *mask_names;
  AdwActionRow  *lock;
  GtkAdjustment *lock_minutes;
  GtkAdjustment *reveal_seconds;
};

G_DEFINE_FINAL_TYPE (HslSightGroup, hsl_sight_group, ADW_TYPE_PREFERENCES_GROUP)

static void
hsl_sight_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HSL_TYPE_SIGHT_GROUP);
  G_OBJECT_CLASS (hsl_sight_group_parent_class)->dispose (object);
}

static void
hsl_sight_group_class_init (HslSightGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_sight_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-sight-group.ui");
  gtk_widget_class_bind_template_child (widget_class, HslSightGroup, mask_names);
  gtk_widget_class_bind_template_child (widget_class, HslSightGroup, lock);
  gtk_widget_class_bind_template_child (widget_class, HslSightGroup, lock_minutes);
  gtk_widget_class_bind_template_child (widget_class, HslSightGroup, reveal_seconds);
}

static void
hsl_sight_group_init (HslSightGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Where everybody is invented, the desk may stay open while somebody talks. */
static void
allow_never (HslSightGroup *self)
{
  g_autofree char *words = g_strdup_printf ("%s %s", adw_action_row_get_subtitle (self->lock),
                                            _ ("0 is never, in a demonstration only."));

  gtk_adjustment_set_lower (self->lock_minutes, 0);
  adw_action_row_set_subtitle (self->lock, words);
}

/**
 * hsl_sight_group_set_up:
 * @is_demo: whether the store that is open is a demonstration
 */
void
hsl_sight_group_set_up (HslSightGroup *self,
                        GSettings     *settings,
                        gboolean       is_demo)
{
  g_return_if_fail (HSL_IS_SIGHT_GROUP (self));

  if (is_demo)
    allow_never (self);
  g_settings_bind (settings, "mask-names", self->mask_names, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "lock-minutes", self->lock_minutes, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reveal-seconds", self->reveal_seconds, "value", G_SETTINGS_BIND_DEFAULT);
}
