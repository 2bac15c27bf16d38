/* hsl-volume-row.c: one line of the volume's catalogue
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-volume-row"

#include "hsl-veil.h"
#include "hsl-volume-row.h"

#include "hsl-words.h"

#include <glib/gi18n-lib.h>

struct _HslVolumeRow
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel  *number;
  GtkImage  *icon;
  GtkLabel  *title;
  GtkLabel  *note;
  GtkWidget *attach;
  GtkWidget *print;
};

G_DEFINE_FINAL_TYPE (HslVolumeRow, hsl_volume_row, GTK_TYPE_WIDGET)

static void
hsl_volume_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HSL_TYPE_VOLUME_ROW);
  G_OBJECT_CLASS (hsl_volume_row_parent_class)->dispose (object);
}

static void
hsl_volume_row_class_init (HslVolumeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_volume_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-volume-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HslVolumeRow, box);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeRow, number);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeRow, title);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeRow, note);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeRow, attach);
  gtk_widget_class_bind_template_child (widget_class, HslVolumeRow, print);
}

static void
hsl_volume_row_init (HslVolumeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append_note (GString *note,
             char    *text)
{
  g_string_append_printf (note, "%s%s", note->len > 0 ? " · " : "", text);
  g_free (text);
}

static char *
dup_note (const HslVolumeLine *line)
{
  GString *note = g_string_new (line->missing);
  guint    n = line->n_attachments;
  char    *text;

  if (line->printed_at != HSL_MINUTE_NONE)
    {
      g_autofree char *day = hsl_words_day (hsl_minute_get_day (line->printed_at));
      guint            pages = (guint) line->pages;

      /* Translators: a number of pages, a date */
      text =
          g_strdup_printf (ngettext ("%u page, printed on %s", "%u pages, printed on %s", pages), pages, day);
      append_note (note, text);
    }
  if (n > 0)
    append_note (note, g_strdup_printf (ngettext ("%u photo or scan", "%u photos or scans", n), n));
  if (note->len == 0 && line->state == HSL_VOLUME_NOT_NEEDED)
    g_string_append (note, _ ("only if needed"));
  return g_string_free (note, FALSE);
}

/* An icon, a word and only then a colour: what only a printer has to make is less than what is not there. */
static void
show_state (HslVolumeRow        *self,
            const HslVolumeLine *line)
{
  static const struct
  {
    const char *icon;
    const char *css_class;
    const char *label;
  } looks[] = {
    [HSL_VOLUME_NOT_NEEDED] = { "content-loading-symbolic", "dim-label", N_ ("not needed") },
    [HSL_VOLUME_MISSING] = { "dialog-warning-symbolic", "warning", N_ ("missing") },
    [HSL_VOLUME_PRESENT] = { "object-select-symbolic", "success", N_ ("there") },
  };
  gboolean    is_lacking = line->state == HSL_VOLUME_MISSING && !line->unprinted;
  const char *label = line->unprinted ? _ ("only to be printed") : _ (looks[line->state].label);

  gtk_image_set_from_icon_name (self->icon, is_lacking ? "dialog-error-symbolic" : looks[line->state].icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), is_lacking ? "error" : looks[line->state].css_class);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (line->state == HSL_VOLUME_MISSING)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "hsl-warning");
}

static void
set_button (GtkWidget  *button,
            const char *action,
            const char *first,
            const char *second,
            char       *label)
{
  gtk_widget_set_visible (button, first != NULL);
  if (first != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", first, second);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    }
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_free (label);
}

/**
 * hsl_volume_row_new:
 * @on: the case
 * @line: what it shows; not kept
 */
GtkWidget *
hsl_volume_row_new (const HslCase       *on,
                    const HslVolumeLine *line)
{
  HslVolumeRow    *self = g_object_new (HSL_TYPE_VOLUME_ROW, NULL);
  const char      *kind = hsl_volume_line_get_attachment_kind (line);
  const char      *title = _ (line->title);
  const char      *agreement = g_strcmp0 (kind, "signed") == 0 && line->subject != NULL ? line->subject : "";
  g_autofree char *words = g_strjoin (" · ", title, line->detail, NULL);
  g_autofree char *full = hsl_veil_dup_words (on, words);
  g_autofree char *remark = dup_note (line);
  g_autofree char *note = hsl_veil_dup_words (on, remark);

  gtk_label_set_text (self->number, line->number);
  gtk_label_set_text (self->title, full);
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
  show_state (self, line);

  set_button (self->print, "volume.print", line->form, line->subject != NULL ? line->subject : "",
              g_strdup_printf (_ ("Print: %s"), full));
  set_button (self->attach, "volume.attach", kind, agreement,
              g_strdup_printf (_ ("Add a photo or scan: %s"), full));
  return GTK_WIDGET (self);
}

/**
 * hsl_volume_row_get_note:
 *
 * Returns: what is said under the title
 */
const char *
hsl_volume_row_get_note (HslVolumeRow *self)
{
  g_return_val_if_fail (HSL_IS_VOLUME_ROW (self), NULL);
  return gtk_label_get_text (self->note);
}
