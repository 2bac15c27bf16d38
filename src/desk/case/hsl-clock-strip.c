/* hsl-clock-strip.c: every clock of a case, with its arithmetic one click away
 *
 * Running clocks only: what is done stands in the timeline. Several instalments with the same rule
 * are shown by the one that is due next, with how many more there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-clock-strip"

#include "hsl-clock-strip.h"

#include "hsl-case-clocks.h"
#include "hsl-form-scope.h"
#include "hsl-words.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _HslClockStrip
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *flow;
};

G_DEFINE_FINAL_TYPE (HslClockStrip, hsl_clock_strip, GTK_TYPE_WIDGET)

typedef struct
{
  const HslClock     *clock;
  const HslClockRule *rule;
  guint               more;
} Shown;

static gboolean
is_asked (const HslClock *clock,
          HslClockState   state)
{
  return clock->done_on == HSL_DAY_NONE && state != HSL_CLOCK_LAPSED;
}

static GArray *
gather (GPtrArray        *clocks,
        const HslContext *context)
{
  GArray *shown = g_array_new (FALSE, TRUE, sizeof (Shown));
  HslDay  today = hsl_minute_get_day (context->now);

  for (guint i = 0; i < clocks->len; i++)
    {
      const HslClock     *clock = g_ptr_array_index (clocks, i);
      const HslClockRule *rule = hsl_clock_rules_find (context->clocks, clock->rule, clock->start);
      gboolean            known = FALSE;

      if (rule == NULL ||
          !is_asked (clock, hsl_clock_get_state (clock, rule->warn, today, context->calendar)))
        continue;
      for (guint n = 0; n < shown->len && !known; n++)
        if (g_array_index (shown, Shown, n).rule == rule)
          {
            g_array_index (shown, Shown, n).more++;
            known = TRUE;
          }
      if (!known)
        g_array_append_val (shown, ((Shown){ clock, rule, 0 }));
    }
  return shown;
}

static GtkWidget *
new_paragraph (const char *text,
               gboolean    dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
new_explanation (const Shown      *shown,
                 const HslContext *context)
{
  GtkWidget       *popover = gtk_popover_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *arithmetic = hsl_clock_explain (shown->clock, shown->rule, context->calendar);

  gtk_box_append (
      GTK_BOX (box),
      new_paragraph (hsl_desk_speaks_english () ? shown->rule->task_en : shown->rule->task, FALSE));
  gtk_box_append (GTK_BOX (box), new_paragraph (arithmetic, FALSE));
  if (shown->rule->source != NULL)
    gtk_box_append (GTK_BOX (box), new_paragraph (shown->rule->source, TRUE));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static char *
dup_words (const Shown      *shown,
           const HslContext *context)
{
  g_autofree char *words =
      hsl_clock_dup_words (shown->clock, shown->rule, hsl_minute_get_day (context->now), context->calendar);
  const char *name = hsl_desk_speaks_english () ? shown->rule->name_en : shown->rule->name;

  if (shown->more == 0)
    return g_strdup_printf ("%s  %s", name, words);
  /* Translators: name of a clock, how it stands, and how many more of the same kind there are */
  return g_strdup_printf (_ ("%s  %s (+%u)"), name, words, shown->more);
}

static GtkWidget *
new_pill (const Shown      *shown,
          const HslContext *context)
{
  HslClockState    state = hsl_clock_get_state (shown->clock, shown->rule->warn,
                                                hsl_minute_get_day (context->now), context->calendar);
  GtkWidget       *button = gtk_menu_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = dup_words (shown, context);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (hsl_words_clock_icon (state)));
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), new_explanation (shown, context));
  gtk_widget_add_css_class (button, "hsl-clock");
  gtk_widget_add_css_class (button, hsl_words_clock_class (state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

/**
 * hsl_clock_strip_set_case:
 * @shown: a derived case; not kept
 */
void
hsl_clock_strip_set_case (HslClockStrip *self,
                          HslStore      *store,
                          const HslCase *shown)
{
  g_autoptr (GPtrArray) clocks = NULL;
  g_autoptr (GArray)    gathered = NULL;
  HslContext            context;
  GtkWidget            *child;

  g_return_if_fail (HSL_IS_CLOCK_STRIP (self));

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_box_remove (GTK_BOX (self->flow), child);

  hsl_store_init_context (store, &context);
  clocks = hsl_case_get_clocks (shown, &context);
  gathered = gather (clocks, &context);
  for (guint i = 0; i < gathered->len; i++)
    gtk_box_append (GTK_BOX (self->flow), new_pill (&g_array_index (gathered, Shown, i), &context));
  gtk_widget_set_visible (GTK_WIDGET (self), gathered->len > 0);
  hsl_store_clear_context (&context);
}

static void
hsl_clock_strip_dispose (GObject *object)
{
  g_clear_pointer (&HSL_CLOCK_STRIP (object)->flow, gtk_widget_unparent);

  G_OBJECT_CLASS (hsl_clock_strip_parent_class)->dispose (object);
}

static void
hsl_clock_strip_class_init (HslClockStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_clock_strip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hsl_clock_strip_init (HslClockStrip *self)
{
  self->flow = hsl_wrap_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Deadlines"),
                                  -1);
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));
}
