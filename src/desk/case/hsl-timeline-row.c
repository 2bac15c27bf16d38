/* hsl-timeline-row.c: a day, an entry or a fold of the timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-timeline"

#include "hsl-timeline-row.h"

#include "hsl-activity-words.h"
#include "hsl-veil.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

struct _HslTimelineRow
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkLabel *day;
  GtkLabel *more;
  GtkLabel *time;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *people;
  GtkLabel *details;
};

G_DEFINE_FINAL_TYPE (HslTimelineRow, hsl_timeline_row, GTK_TYPE_WIDGET)

static void
show_day (HslTimelineRow  *self,
          HslTimelineItem *item)
{
  g_autofree char *day = hsl_words_day (hsl_timeline_item_get_day (item));
  guint            count = hsl_timeline_item_get_count (item);
  g_autofree char *counted = NULL;

  /* Translators: number of entries of one day */
  counted = g_strdup_printf (ngettext ("%u entry", "%u entries", count), count);
  g_autofree char *text = g_strdup_printf ("%s  ·  %s", day, counted);

  gtk_label_set_text (self->day, text);
  gtk_stack_set_visible_child_name (self->stack, "day");
}

static void
show_more (HslTimelineRow  *self,
           HslTimelineItem *item)
{
  guint            count = hsl_timeline_item_get_count (item);
  g_autofree char *text =
      g_strdup_printf (ngettext ("Show %u more of this day", "Show %u more of this day", count), count);

  gtk_label_set_text (self->more, text);
  gtk_stack_set_visible_child_name (self->stack, "more");
}

static void
set_or_hide (GtkLabel   *label,
             const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_entry (HslTimelineRow    *self,
            const HslActivity *activity,
            const HslCase     *owner,
            HslStore          *store)
{
  g_autofree char    *title = hsl_activity_dup_title (activity, store);
  g_autoptr (HslMask) mask = hsl_veil_new_mask (owner);
  g_autofree char    *all_people = hsl_activity_dup_people (activity, owner, store);
  g_autofree char    *people = hsl_mask_dup_text (mask, all_people);
  g_autofree char    *details = hsl_activity_dup_details (activity, owner, mask, store);
  g_autofree char    *time =
      g_strdup_printf ("%02d:%02d", hsl_minute_get_hour (activity->at), hsl_minute_get_minute (activity->at));

  gtk_label_set_text (self->time, time);
  gtk_image_set_from_icon_name (self->icon, hsl_activity_get_icon (activity));
  gtk_label_set_text (self->title, title);
  set_or_hide (self->people, people);
  set_or_hide (self->details, details);
  gtk_stack_set_visible_child_name (self->stack, "entry");
}

/**
 * hsl_timeline_row_show:
 * @owner: the case of the entry; not kept
 */
void
hsl_timeline_row_show (HslTimelineRow  *self,
                       HslTimelineItem *item,
                       const HslCase   *owner,
                       HslStore        *store)
{
  g_return_if_fail (HSL_IS_TIMELINE_ROW (self));

  switch (hsl_timeline_item_get_kind (item))
    {
    case HSL_TIMELINE_DAY:
      show_day (self, item);
      break;
    case HSL_TIMELINE_MORE:
      show_more (self, item);
      break;
    case HSL_TIMELINE_ENTRY:
    default:
      show_entry (self, hsl_timeline_item_get_activity (item), owner, store);
      break;
    }
}

static void
hsl_timeline_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HSL_TYPE_TIMELINE_ROW);

  G_OBJECT_CLASS (hsl_timeline_row_parent_class)->dispose (object);
}

static void
hsl_timeline_row_class_init (HslTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_timeline_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-timeline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HslTimelineRow, stack);
  gtk_widget_class_bind_template_child (widget_class, HslTimelineRow, day);
  gtk_widget_class_bind_template_child (widget_class, HslTimelineRow, more);
  gtk_widget_class_bind_template_child (widget_class, HslTimelineRow, time);
  gtk_widget_class_bind_template_child (widget_class, HslTimelineRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HslTimelineRow, title);
  gtk_widget_class_bind_template_child (widget_class, HslTimelineRow, people);
  gtk_widget_class_bind_template_child (widget_class, HslTimelineRow, details);
}

static void
hsl_timeline_row_init (HslTimelineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hsl_timeline_row_new (void)
{
  return g_object_new (HSL_TYPE_TIMELINE_ROW, NULL);
}
