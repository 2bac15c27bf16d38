/* hsl-follow-tab.c: whether what was agreed is performed
 *
 * A table of the instalments with, for each open one, a button for every result a follow-up can have.
 * What is not due yet asks for nothing: there all but one of the buttons stay in a menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-follow-tab"

#include "hsl-follow-tab.h"

#include "hsl-dues.h"
#include "hsl-money.h"
#include "hsl-term-text.h"
#include "hsl-veil.h"
#include "hsl-words.h"
#include "hsl-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define COLUMN_SPACING 14
#define LINE_INDENT    30 /* the buttons stand below the names */

enum
{
  COLUMN_ICON,
  COLUMN_WHO,
  COLUMN_AMOUNT,
  COLUMN_PAID,
  COLUMN_DUE,
  COLUMN_STATE,
  N_COLUMNS
};

struct _HslFollowTab
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore   *store;
  HslCase    *shown;
  GHashTable *states;  /* uid of an instalment -> label, borrowed from the table */
  GHashTable *buttons; /* "uid/what" -> button, likewise */

  /* Owned: they keep the columns of all lines in line */
  GtkSizeGroup *columns[N_COLUMNS];

  HslDay today;

  /* Template Widgets */
  GtkStack       *stack;
  AdwStatusPage  *empty;
  GtkProgressBar *bar;
  GtkLabel       *rate;
  GtkBox         *deeds;
  GtkBox         *table;
  GtkWidget      *events_heading;
  GtkBox         *events;
};

G_DEFINE_FINAL_TYPE (HslFollowTab, hsl_follow_tab, GTK_TYPE_WIDGET)

static const char *const headings[N_COLUMNS] = {
  [COLUMN_WHO] = N_ ("Who owes whom"),
  [COLUMN_AMOUNT] = N_ ("Amount"),
  [COLUMN_PAID] = N_ ("Paid"),
  [COLUMN_DUE] = N_ ("Due"),
  [COLUMN_STATE] = N_ ("State"),
};

/* What may be done with an open instalment. */
typedef struct
{
  const char *what;
  const char *label;
  const char *action;
  const char *result; /* (nullable): of the follow-up */
} Deed;

static const Deed deeds[] = {
  { "performed", N_ ("Performed"), "follow-up", "performed" },
  { "partly", N_ ("Partly…"), "perform", NULL },
  { "not-performed", N_ ("Not performed"), "follow-up", "not-performed" },
  { "unreachable", N_ ("Unreachable"), "follow-up", "unreachable" },
  { "not-due", N_ ("Not due yet"), "follow-up", "not-due" },
  { "urge", N_ ("Urge…"), "urge", NULL },
  { "defer", N_ ("Defer…"), "defer", NULL },
};

static void
hsl_follow_tab_dispose (GObject *object)
{
  HslFollowTab *self = HSL_FOLLOW_TAB (object);

  g_clear_pointer (&self->states, g_hash_table_unref);
  g_clear_pointer (&self->buttons, g_hash_table_unref);
  for (int column = 0; column < N_COLUMNS; column++)
    g_clear_object (&self->columns[column]);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_FOLLOW_TAB);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shown, hsl_fact_unref);
  G_OBJECT_CLASS (hsl_follow_tab_parent_class)->dispose (object);
}

static void
hsl_follow_tab_class_init (HslFollowTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_follow_tab_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-follow-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, HslFollowTab, stack);
  gtk_widget_class_bind_template_child (widget_class, HslFollowTab, empty);
  gtk_widget_class_bind_template_child (widget_class, HslFollowTab, bar);
  gtk_widget_class_bind_template_child (widget_class, HslFollowTab, rate);
  gtk_widget_class_bind_template_child (widget_class, HslFollowTab, deeds);
  gtk_widget_class_bind_template_child (widget_class, HslFollowTab, table);
  gtk_widget_class_bind_template_child (widget_class, HslFollowTab, events_heading);
  gtk_widget_class_bind_template_child (widget_class, HslFollowTab, events);
}

static void
hsl_follow_tab_init (HslFollowTab *self)
{
  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->buttons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int column = 0; column < N_COLUMNS; column++)
    self->columns[column] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->deeds), g_object_new (HSL_TYPE_WRAP_LAYOUT, NULL));
}

static const char *
name_of (HslFollowTab *self,
         const char   *party)
{
  const HslParty *found = hsl_case_find_party (self->shown, party);

  return found != NULL && found->name != NULL ? found->name : "?";
}

/* "A → B", and what is to be done where no sum tells it. */
static char *
describe_due (HslFollowTab *self,
              const HslDue *due)
{
  const char *deed = "";

  if (due->term->amount_fen == 0)
    deed = due->term->text != NULL ? due->term->text
                                   : hsl_words_code (self->store, "term-matter", due->term->matter);
  return g_strdup_printf ("%s → %s%s%s", name_of (self, due->term->debtor),
                          name_of (self, due->term->creditor), *deed != '\0' ? " · " : "", deed);
}

/* Nothing, where no sum is owed. */
static char *
describe_money (const HslDue *due,
                gint64        fen)
{
  return due->instalment->amount_fen > 0 ? hsl_money_format (fen) : g_strdup ("");
}

static gboolean
is_open (const HslDue *due)
{
  return due->instalment->performed_on == HSL_DAY_NONE;
}

static GtkWidget *
put_label (HslFollowTab *self,
           GtkWidget    *line,
           const char   *text,
           int           column)
{
  g_autofree char *shown = hsl_veil_dup_words (self->shown, text);
  GtkWidget       *label = gtk_label_new (shown);
  gboolean         is_number = column == COLUMN_AMOUNT || column == COLUMN_PAID;

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  /* Two lines here would be measured as one beside columns of a common width, and lie over the next row; the
   * middle is what can be missed, at the ends stand the names. */
  if (column == COLUMN_WHO)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_widget_set_tooltip_text (label, shown);
    }
  else if (column != COLUMN_STATE)
    gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_hexpand (label, column == COLUMN_WHO);
  if (column != COLUMN_WHO)
    gtk_size_group_add_widget (self->columns[column], label);
  gtk_box_append (GTK_BOX (line), label);
  return label;
}

/* In words, a line for each; the icon says the same. */
/* The day is entered by a deferral, once the event has come. */
static gboolean
waits_for_event (const HslDue *due)
{
  return due->instalment->due_on == HSL_DAY_NONE;
}

static char *
describe_state (HslFollowTab *self,
                const HslDue *due)
{
  const HslInstalment *instalment = due->instalment;
  GString             *words = g_string_new (NULL);
  g_autofree char     *day = NULL;

  if (!is_open (due))
    {
      day = hsl_day_to_iso (instalment->performed_on);
      g_string_printf (words,
                       waits_for_event (due) || instalment->performed_on <= instalment->due_on
                           ? _ ("performed, %s")
                           : _ ("performed late, %s"),
                       day);
      return g_string_free (words, FALSE);
    }

  day = waits_for_event (due) ? g_strdup (_ ("no day yet")) : hsl_words_due (instalment->due_on, self->today);
  g_string_append (words, day);
  if (instalment->paid_fen > 0)
    g_string_append_printf (words, "\n%s", _ ("partly paid"));
  if (instalment->unperformed_on != HSL_DAY_NONE)
    {
      g_autofree char *found = hsl_day_to_iso (instalment->unperformed_on);

      g_string_append_c (words, '\n');
      g_string_append_printf (words, _ ("found open on %s"), found);
    }
  if (instalment->deferred_from != HSL_DAY_NONE)
    {
      g_autofree char *from = hsl_day_to_iso (instalment->deferred_from);

      g_string_append_c (words, '\n');
      g_string_append_printf (words, _ ("deferred from %s"), from);
    }
  return g_string_free (words, FALSE);
}

static HslClockState
clock_state_of (HslFollowTab *self,
                const HslDue *due)
{
  if (!is_open (due))
    return HSL_CLOCK_DONE;
  if (waits_for_event (due))
    return HSL_CLOCK_RUNNING;
  if (due->instalment->due_on < self->today)
    return HSL_CLOCK_OVERDUE;
  return due->instalment->due_on == self->today ? HSL_CLOCK_WARNING : HSL_CLOCK_RUNNING;
}

/* ("follow-up", {"instalment": uid, "party": creditor, "result": "performed"}), put over what the core
 * suggests for the instalment that is due first. */
static GVariant *
make_target (const Deed   *deed,
             const HslDue *due)
{
  GVariantBuilder input;

  g_variant_builder_init (&input, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&input, "{sv}", "instalment", g_variant_new_string (due->instalment->fact.uid));
  if (g_str_equal (deed->action, "perform") || g_str_equal (deed->action, "urge"))
    g_variant_builder_add (&input, "{sv}", "term", g_variant_new_string (due->term->fact.uid));
  if (g_str_equal (deed->action, "perform"))
    {
      g_variant_builder_add (&input, "{sv}", "amount_fen",
                             g_variant_new_int64 (due->instalment->amount_fen - due->instalment->paid_fen));
      g_variant_builder_add (&input, "{sv}", "manner",
                             g_variant_new_string (due->term->manner != NULL ? due->term->manner : ""));
    }
  if (deed->result != NULL)
    {
      g_variant_builder_add (&input, "{sv}", "result", g_variant_new_string (deed->result));
      g_variant_builder_add (&input, "{sv}", "party", g_variant_new_string (due->term->creditor));
    }
  return g_variant_new ("(sa{sv})", deed->action, &input);
}

/* Urging follows the due day, and what is due cannot be found not due. */
static gboolean
makes_sense (HslFollowTab *self,
             const Deed   *deed,
             const HslDue *due)
{
  if (g_str_equal (deed->what, "urge"))
    return !waits_for_event (due) && due->instalment->due_on < self->today;
  if (g_str_equal (deed->what, "not-due"))
    return waits_for_event (due) || due->instalment->due_on > self->today;
  return TRUE;
}

static void
add_deed_button (HslFollowTab *self,
                 GtkWidget    *box,
                 const Deed   *deed,
                 const HslDue *due)
{
  GtkWidget       *button = gtk_button_new_with_label (_ (deed->label));
  g_autofree char *money = hsl_money_format (due->instalment->amount_fen);
  /* Translators: what a button does, and for which debtor, creditor and sum */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s to %s, %s yuan"), _ (deed->label),
                                           name_of (self, due->term->debtor),
                                           name_of (self, due->term->creditor), money);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), make_target (deed, due));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case.ask");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "hsl-small");
  gtk_box_append (GTK_BOX (box), button);
  g_hash_table_insert (self->buttons, g_strdup_printf ("%s/%s", due->instalment->fact.uid, deed->what),
                       button);
}

static void
add_menu (HslFollowTab *self,
          GtkWidget    *box,
          const HslDue *due)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget        *button = gtk_menu_button_new ();
  g_autofree char  *name = g_strdup_printf (_ ("Other results: %s to %s"), name_of (self, due->term->debtor),
                                            name_of (self, due->term->creditor));

  for (guint i = 1; i < G_N_ELEMENTS (deeds); i++)
    if (makes_sense (self, &deeds[i], due))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (_ (deeds[i].label), NULL);

        g_menu_item_set_action_and_target_value (item, "case.ask", make_target (&deeds[i], due));
        g_menu_append_item (menu, item);
      }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Other results"));
  gtk_widget_add_css_class (button, "hsl-small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_deeds (HslFollowTab *self,
           const HslDue *due)
{
  GtkWidget *box = hsl_wrap_box_new ();

  if (waits_for_event (due) || due->instalment->due_on > self->today)
    {
      add_deed_button (self, box, &deeds[0], due);
      add_menu (self, box, due);
    }
  else
    for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
      if (makes_sense (self, &deeds[i], due))
        add_deed_button (self, box, &deeds[i], due);
  gtk_widget_set_margin_start (box, LINE_INDENT);
  gtk_box_append (self->table, box);
}

static void
add_due (HslFollowTab *self,
         const HslDue *due)
{
  const HslInstalment *instalment = due->instalment;
  HslClockState        state = clock_state_of (self, due);
  GtkWidget           *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_SPACING);
  GtkWidget           *icon = gtk_image_new_from_icon_name (hsl_words_clock_icon (state));
  g_autofree char     *who = describe_due (self, due);
  g_autofree char     *amount = describe_money (due, instalment->amount_fen);
  g_autofree char     *paid = describe_money (due, instalment->paid_fen);
  g_autofree char     *day = hsl_instalment_dup_due (instalment);
  g_autofree char     *words = describe_state (self, due);
  GtkWidget           *label;

  gtk_widget_add_css_class (icon, hsl_words_clock_class (state));
  gtk_size_group_add_widget (self->columns[COLUMN_ICON], icon);
  gtk_box_append (GTK_BOX (line), icon);
  put_label (self, line, who, COLUMN_WHO);
  put_label (self, line, amount, COLUMN_AMOUNT);
  put_label (self, line, paid, COLUMN_PAID);
  put_label (self, line, day, COLUMN_DUE);
  label = put_label (self, line, words, COLUMN_STATE);
  gtk_widget_add_css_class (label, hsl_words_clock_class (state));
  gtk_widget_add_css_class (line, "hsl-due");
  gtk_box_append (self->table, line);
  g_hash_table_insert (self->states, g_strdup (instalment->fact.uid), label);
  if (is_open (due))
    add_deeds (self, due);
}

static void
clear (HslFollowTab *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->states);
  g_hash_table_remove_all (self->buttons);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_box_remove (self->table, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->events))) != NULL)
    gtk_box_remove (self->events, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->deeds))) != NULL)
    gtk_box_remove (self->deeds, child);
}

static void
show_rate (HslFollowTab *self,
           GArray       *dues)
{
  HslDueSum        sum = hsl_dues_sum (dues, self->today);
  guint            percent = hsl_due_sum_get_percent (&sum);
  g_autofree char *paid = hsl_money_format (sum.paid_fen);
  g_autofree char *amount = hsl_money_format (sum.amount_fen);
  /* Translators: performed instalments, all instalments, per cent, paid, owed */
  g_autofree char *words = g_strdup_printf (_ ("%u of %u instalments performed (%u %%), %s of %s yuan paid"),
                                            sum.n_performed, sum.n, percent, paid, amount);

  if (sum.n_overdue > 0)
    {
      g_autofree char *before = g_steal_pointer (&words);
      g_autofree char *overdue = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u is overdue", "%u are overdue", sum.n_overdue), sum.n_overdue);

      words = g_strdup_printf ("%s · %s", before, overdue);
    }
  gtk_label_set_text (self->rate, words);
  gtk_progress_bar_set_fraction (self->bar, percent / 100.0);
}

static void
add_whole_deed (HslFollowTab *self,
                const char   *label,
                const char   *action,
                GVariant     *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->deeds, button);
}

/* About the agreement as a whole; form 13 is the committee's. */
static void
show_deeds (HslFollowTab *self)
{
  const HslAgreement *in_force = hsl_case_find_agreement_in_force (self->shown);
  guint               n = self->shown->follow_ups->len;
  GVariantBuilder     input;

  if (in_force == NULL)
    return;
  g_variant_builder_init (&input, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&input, "{sv}", "agreement", g_variant_new_string (in_force->fact.uid));
  g_variant_builder_add (&input, "{sv}", "instalment", g_variant_new_string (""));
  g_variant_builder_add (&input, "{sv}", "party", g_variant_new_string (""));
  add_whole_deed (self, _ ("Follow up the _whole agreement…"), "case.ask",
                  g_variant_new ("(sa{sv})", "follow-up", &input));
  if (hsl_case_is_police (self->shown))
    return;
  add_whole_deed (self, _ ("_Print the follow-up record…"), "case.print",
                  g_variant_new ("(ss)", "follow-up-record",
                                 n > 0 ? ((HslFact *) g_ptr_array_index (self->shown->follow_ups, n - 1))->uid
                                       : ""));
}

static char *
describe_follow_up (HslFollowTab      *self,
                    const HslFollowUp *follow_up)
{
  g_autofree char *result = g_strdup (hsl_words_code (self->store, "follow-up-result", follow_up->result));
  g_autofree char *channel = g_strdup (hsl_words_code (self->store, "channel", follow_up->channel));
  const char      *party = follow_up->party != NULL ? name_of (self, follow_up->party) : _ ("everybody");

  /* Translators: channel, who was asked, result, what was found */
  return g_strdup_printf (_ ("Follow-up (%s, %s): %s. %s"), channel, party, result,
                          follow_up->text != NULL ? follow_up->text : "");
}

static char *
describe_urge (HslFollowTab  *self,
               const HslUrge *urge)
{
  const HslTerm *term = hsl_case_find_term (self->shown, urge->term, NULL);
  const char    *debtor = term != NULL ? name_of (self, term->debtor) : "?";
  const char    *said = urge->text != NULL ? urge->text : "";

  if (urge->manner == NULL)
    /* Translators: debtor, what was said */
    return g_strdup_printf (_ ("Urging of %s. %s"), debtor, said);
  /* Translators: manner, debtor, what was said */
  return g_strdup_printf (_ ("Urging (%s) of %s. %s"),
                          hsl_words_code (self->store, "urge-manner", urge->manner), debtor, said);
}

static char *
describe_performance (HslFollowTab         *self,
                      const HslPerformance *performance)
{
  const HslTerm   *term = hsl_case_find_term (self->shown, performance->term, NULL);
  g_autofree char *money = hsl_money_format (performance->amount_fen);

  /* Translators: debtor, creditor, sum, remark */
  return g_strdup_printf (_ ("Performance: %s to %s, %s yuan. %s"),
                          term != NULL ? name_of (self, term->debtor) : "?",
                          term != NULL ? name_of (self, term->creditor) : "?", money,
                          performance->text != NULL ? performance->text : "");
}

static char *
describe_event (HslFollowTab      *self,
                const HslDueEvent *event)
{
  if (event->fact->noun == &hsl_follow_up_noun)
    return describe_follow_up (self, (const HslFollowUp *) event->fact);
  if (event->fact->noun == &hsl_urge_noun)
    return describe_urge (self, (const HslUrge *) event->fact);
  return describe_performance (self, (const HslPerformance *) event->fact);
}

static void
add_event (HslFollowTab      *self,
           const HslDueEvent *event)
{
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *day = hsl_day_to_iso (event->on);
  /* A blank at the end of a label that wraps confuses the measuring of GTK. */
  g_autofree char *words = g_strchomp (describe_event (self, event));
  g_autofree char *shown = hsl_veil_dup_words (self->shown, words);
  GtkWidget       *when = gtk_label_new (day);
  GtkWidget       *what = gtk_label_new (shown);

  gtk_widget_add_css_class (when, "numeric");
  gtk_widget_add_css_class (when, "dim-label");
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (what), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_box_append (GTK_BOX (line), when);
  gtk_box_append (GTK_BOX (line), what);
  if (event->fact->noun == &hsl_follow_up_noun && !hsl_case_is_police (self->shown))
    {
      GtkWidget       *print = gtk_button_new_from_icon_name ("document-print-symbolic");
      g_autofree char *name = g_strdup_printf (_ ("Print the record of %s"), day);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (print), "(ss)", "follow-up-record", event->fact->uid);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "case.print");
      gtk_widget_set_tooltip_text (print, name);
      gtk_widget_set_valign (print, GTK_ALIGN_START);
      gtk_widget_add_css_class (print, "flat");
      gtk_accessible_update_property (GTK_ACCESSIBLE (print), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_box_append (GTK_BOX (line), print);
    }
  gtk_box_append (self->events, line);
}

static void
show_events (HslFollowTab *self)
{
  g_autoptr (GArray) events = hsl_dues_list_events (self->shown);

  gtk_widget_set_visible (self->events_heading, events->len > 0);
  for (guint i = 0; i < events->len; i++)
    add_event (self, &g_array_index (events, HslDueEvent, i));
}

static void
show_table (HslFollowTab *self,
            GArray       *dues)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_SPACING);

  for (int column = 0; column < N_COLUMNS; column++)
    gtk_widget_add_css_class (
        put_label (self, head, headings[column] != NULL ? _ (headings[column]) : "", column), "dim-label");
  gtk_box_append (self->table, head);
  for (guint i = 0; i < dues->len; i++)
    add_due (self, &g_array_index (dues, HslDue, i));
}

/**
 * hsl_follow_tab_set_case:
 * @shown: a derived case; called again after each change
 */
void
hsl_follow_tab_set_case (HslFollowTab *self,
                         HslStore     *store,
                         HslCase      *shown)
{
  g_autoptr (GArray)  dues = NULL;
  g_autoptr (HslFact) before = NULL;

  g_return_if_fail (HSL_IS_FOLLOW_TAB (self));

  before = (HslFact *) self->shown;
  g_set_object (&self->store, store);
  self->shown = hsl_fact_ref (shown);
  self->today = hsl_minute_get_day (hsl_store_get_now (store));
  dues = hsl_dues_list (shown);

  clear (self);
  gtk_stack_set_visible_child_name (self->stack, dues->len > 0 ? "list" : "empty");
  if (dues->len == 0)
    return;
  show_rate (self, dues);
  show_deeds (self);
  show_table (self, dues);
  show_events (self);
}

/**
 * hsl_follow_tab_get_rate:
 *
 * Returns: the line above the table
 */
const char *
hsl_follow_tab_get_rate (HslFollowTab *self)
{
  g_return_val_if_fail (HSL_IS_FOLLOW_TAB (self), NULL);
  return gtk_label_get_text (self->rate);
}

/**
 * hsl_follow_tab_find_button:
 * @instalment: uid
 * @what: "performed", "partly", "not-performed", "unreachable", "not-due", "urge" or "defer"
 *
 * Returns: (transfer none) (nullable): the button of an open instalment, where it has one of its own
 */
GtkWidget *
hsl_follow_tab_find_button (HslFollowTab *self,
                            const char   *instalment,
                            const char   *what)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", instalment, what);

  g_return_val_if_fail (HSL_IS_FOLLOW_TAB (self), NULL);
  return g_hash_table_lookup (self->buttons, key);
}

/**
 * hsl_follow_tab_dup_state:
 *
 * Returns: (transfer full) (nullable): the state of an instalment in words
 */
char *
hsl_follow_tab_dup_state (HslFollowTab *self,
                          const char   *instalment)
{
  GtkWidget *label;

  g_return_val_if_fail (HSL_IS_FOLLOW_TAB (self), NULL);

  label = g_hash_table_lookup (self->states, instalment);
  return label != NULL ? g_strdup (gtk_label_get_text (GTK_LABEL (label))) : NULL;
}
