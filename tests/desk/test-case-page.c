/* test-case-page.c: whatever may be done to a case has its control on the case page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "papers.h"
#include "test-accounts.h"

#include "hsl-action.h"
#include "hsl-agreement-tab.h"
#include "hsl-application.h"
#include "hsl-case-page.h"
#include "hsl-fact-card.h"
#include "hsl-follow-tab.h"
#include "hsl-overview-tab.h"
#include "hsl-parties-tab.h"
#include "hsl-reveal-button.h"
#include "hsl-timeline-tab.h"
#include "hsl-volume-tab.h"

#include <string.h>

/* Cases on their way, so that every action of the table is possible in one of them. */
static const struct
{
  const char *name;
  guint       n_steps;
  const char *action; /* (nullable): done on top of the steps */
  const char *input;
} ways[] = {
  { "market-stalls", 1, NULL, NULL },
  { "market-stalls", 4, NULL, NULL },
  { "market-stalls", 4, "transfer", "{\"unit\":\"榕湖县住建局\"}" },
  { "market-stalls", 4, "plan-session", "{\"starts_at\":\"2026-03-04T09:00\"}" },
  { "market-stalls", 4, "pause", "{\"reason\":\"房屋鉴定\"}" },
  { "market-stalls", 8, NULL, NULL },
  { "market-stalls", 9, NULL, NULL },
  { "market-stalls", 11, NULL, NULL },
  { "market-stalls", 26, NULL, NULL },
  { "market-stalls", 27, NULL, NULL },
  { "police-mediation", 4, NULL, NULL },
  { "no-agreement", 4, NULL, NULL },
};

/* What the actions of the volume stand for in the table. */
static const struct
{
  const char *widget_action;
  const char *id;
} places[] = {
  { "volume.print", "print" },
  { "volume.attach", "attach" },
};

static void
note_control (GtkActionable *control,
              GHashTable    *found)
{
  const char          *name = gtk_actionable_get_action_name (control);
  GVariant            *target = gtk_actionable_get_action_target_value (control);
  g_autoptr (GVariant) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (name, places[i].widget_action) == 0)
      g_hash_table_add (found, g_strdup (places[i].id));
  if (name == NULL || target == NULL || !g_str_has_prefix (name, "case."))
    return;
  if (g_str_equal (name, "case.do"))
    g_hash_table_add (found, g_variant_dup_string (target, NULL));
  if (g_str_equal (name, "case.ask") || g_str_equal (name, "case.act"))
    {
      first = g_variant_get_child_value (target, 0);
      g_hash_table_add (found, g_variant_dup_string (first, NULL));
    }
}

static void
note_controls (GtkWidget  *widget,
               GHashTable *found)
{
  if (GTK_IS_ACTIONABLE (widget))
    note_control (GTK_ACTIONABLE (widget), found);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    note_controls (child, found);
}

static gboolean
is_shown (GtkWidget *page)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  note_controls (page, found);
  return g_hash_table_contains (found, "correct") || g_hash_table_contains (found, "set-retention");
}

/* Opens the case in a page of its own, and sees that all that is possible now can be reached. */
static void
look_at_case (HslStore   *store,
              HslCase    *on,
              GHashTable *everywhere)
{
  GtkWidget             *window = gtk_window_new ();
  GtkWidget             *page = hsl_case_page_new ();
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray)  possible = NULL;
  HslContext             context;

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_object_set (page, "store", store, "case-uid", on->fact.uid, NULL);
  PAPERS_WAIT_UNTIL (is_shown (page));
  note_controls (page, found);

  hsl_store_init_context (store, &context);
  possible = hsl_case_get_actions (on, &context);
  hsl_store_clear_context (&context);
  for (guint i = 0; i < possible->len; i++)
    {
      const HslAction *action = g_ptr_array_index (possible, i);

      if (!g_hash_table_contains (found, action->id))
        g_error ("%s: no control for “%s”", on->state, action->id);
      g_hash_table_add (everywhere, (gpointer) action->id);
    }

  /* A draft may still be on its way to the page, which lives until it has come. */
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  PAPERS_WAIT_UNTIL (window == NULL);
}

/* Locked, with all who work on it named, and who is signed in. */
static HslCase *
lock (HslStore      *store,
      const HslCase *on)
{
  const HslAction     *action = hsl_action_find ("lock");
  HslContext           context;
  g_autoptr (GVariant) suggested = NULL;
  g_autoptr (GVariant) input = NULL;
  GVariantDict         dict;
  g_autoptr (GError)   error = NULL;
  HslCase             *after;

  hsl_store_init_context (store, &context);
  suggested = g_variant_ref_sink (hsl_action_suggest (action, on, &context));
  hsl_store_clear_context (&context);
  g_variant_dict_init (&dict, suggested);
  g_variant_dict_insert (&dict, "reason", "s", "a child");
  input = g_variant_ref_sink (g_variant_dict_end (&dict));
  after = hsl_store_act (store, on->fact.uid, "lock", input, &error);
  g_assert_no_error (error);
  return after;
}

/* An archived case whose period is over, to the one who proposes and to the other who answers. */
static void
look_at_archived (TestStore  *self,
                  GHashTable *everywhere)
{
  g_autoptr (HslFact)  on = (HslFact *) test_store_play (self->store, "no-agreement", ALL_STEPS);
  g_autoptr (HslFact)  proposed = NULL;
  g_autoptr (HslStore) he = NULL;
  g_autoptr (GVariant) input = test_parse ("{\"decision\":\"destroy\",\"reason\":\"old\"}");
  g_autoptr (GError)   error = NULL;

  test_store_set_now (self->store, "2090-01-01T09:00");
  look_at_case (self->store, (HslCase *) on, everywhere);
  proposed = (HslFact *) hsl_store_act (self->store, on->uid, "appraise", input, &error);
  g_assert_no_error (error);
  look_at_case (self->store, (HslCase *) proposed, everywhere);

  test_add_account (self, "he", "he-min", HSL_RIGHT_CHIEF);
  he = test_sign_in (self, "he", OWN_PASSWORD);
  test_store_set_now (he, "2090-01-01T09:00");
  look_at_case (he, (HslCase *) proposed, everywhere);
  PAPERS_WAIT_UNTIL (G_OBJECT (he)->ref_count == 1);
  test_sign_out (&he);
}

static void
test_every_action (TestStore    *self,
                   gconstpointer data)
{
  g_autoptr (GHashTable) everywhere = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (HslFact)    open = (HslFact *) test_store_play (self->store, ways[0].name, ways[0].n_steps);
  g_autoptr (HslFact)    locked = (HslFact *) lock (self->store, (HslCase *) open);

  look_at_case (self->store, (HslCase *) locked, everywhere);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (HslFact) on = (HslFact *) test_store_play (self->store, ways[i].name, ways[i].n_steps);

      if (ways[i].action != NULL)
        {
          g_autoptr (GVariant) input = test_parse (ways[i].input);
          g_autoptr (GError)   error = NULL;
          HslCase             *after;

          after = hsl_store_act (self->store, on->uid, ways[i].action, input, &error);
          g_assert_no_error (error);
          hsl_fact_unref (on);
          on = (HslFact *) after;
        }
      look_at_case (self->store, (HslCase *) on, everywhere);
    }
  look_at_archived (self, everywhere);

  PAPERS_WAIT_UNTIL (G_OBJECT (self->store)->ref_count == 1);
  for (const HslAction *action = hsl_actions; action->id != NULL; action++)
    if (!g_hash_table_contains (everywhere, action->id))
      g_error ("no case of the test allows “%s”", action->id);
}

/* --- What is hidden --- */

static GtkWidget *
find_widget (GtkWidget  *widget,
             GType       type,
             const char *text)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_visible (widget) &&
      (text == NULL || strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget  *page,
      const char *text)
{
  return find_widget (page, GTK_TYPE_LABEL, text) != NULL;
}

static GtkWidget *
find_reveal_button (GtkWidget *page)
{
  GtkWidget *phone = find_widget (page, GTK_TYPE_LABEL, "120****0302");
  GtkWidget *card = gtk_widget_get_ancestor (phone, HSL_TYPE_FACT_CARD);

  return find_widget (card, HSL_TYPE_REVEAL_BUTTON, NULL);
}

static GtkWidget *
open_stalls (HslStore  *store,
             GtkWidget *window)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (store, "market-stalls", 4);
  GtkWidget          *page = hsl_case_page_new ();

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_object_set (page, "store", store, "case-uid", on->uid, NULL);
  PAPERS_WAIT_UNTIL (is_shown (page));
  return page;
}

/* What the page has asked the store for may still be on its way. */
static void
close_window (TestStore *self,
              GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  PAPERS_WAIT_UNTIL (G_OBJECT (self->store)->ref_count == 1);
}

/* Hidden, shown for a reason that is on record before, counted down, hidden again. */
static gint64
count_views (HslStore *store)
{
  HslTraceQuery query = { .kind = "view" };

  return hsl_store_count_traces (store, &query, NULL);
}

/* To open a case is one look; to read it again is none. */
static void
test_looks (TestStore    *self,
            gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  gint64     before = count_views (self->store);
  GtkWidget *page = open_stalls (self->store, window);

  g_assert_cmpint (count_views (self->store), ==, before + 1);
  gtk_widget_activate_action (page, "page.refresh", NULL);
  g_signal_emit_by_name (self->store, "changed", NULL);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (count_views (self->store), ==, before + 1);
  close_window (self, window);
}

static void
test_reveal (TestStore    *self,
             gconstpointer data)
{
  GtkWidget       *window = gtk_window_new ();
  GtkWidget       *page = open_stalls (self->store, window);
  GtkWidget       *button = find_reveal_button (page);
  g_autofree char *before = hsl_store_dup_head (self->store, NULL);
  g_autofree char *after = NULL;

  g_assert_nonnull (button);
  g_assert_false (says (page, "12000000302"));
  g_assert_true (says (page, "120****0302"));
  g_signal_emit_by_name (button, "reveal", "联系当事人");
  PAPERS_WAIT_UNTIL (says (page, "12000000302"));
  after = hsl_store_dup_head (self->store, NULL);
  g_assert_cmpstr (before, !=, after);
  g_assert_true (says (page, "60"));
  PAPERS_WAIT_UNTIL (says (page, "59"));
  hsl_reveal_button_end (HSL_REVEAL_BUTTON (button));
  g_assert_false (says (page, "12000000302"));
  g_assert_true (says (page, "120****0302"));
  close_window (self, window);
}

/* What cannot be recorded is not shown, and that is said. */
static void
test_reveal_unrecorded (TestStore    *self,
                        gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = open_stalls (self->store, window);
  GtkWidget *button = find_reveal_button (page);

  test_execute (self->store, "CREATE TRIGGER full BEFORE INSERT ON activity BEGIN"
                             " SELECT RAISE (ABORT, 'the disk is full'); END");
  g_signal_emit_by_name (button, "reveal", "联系当事人");
  PAPERS_WAIT_UNTIL (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 1);
  g_assert_false (says (page, "12000000302"));
  close_window (self, window);
}

static void
test_mask_names (TestStore    *self,
                 gconstpointer data)
{
  const GType           tabs[] = { HSL_TYPE_OVERVIEW_TAB, HSL_TYPE_PARTIES_TAB, HSL_TYPE_TIMELINE_TAB,
                                   HSL_TYPE_AGREEMENT_TAB, HSL_TYPE_FOLLOW_TAB, HSL_TYPE_VOLUME_TAB };
  g_autoptr (GSettings) settings = hsl_application_get_settings ();
  GtkWidget            *window = gtk_window_new ();
  g_autoptr (HslFact)   on = (HslFact *) test_store_play (self->store, "market-stalls", 27);
  GtkWidget            *page = hsl_case_page_new ();

  g_settings_set_boolean (settings, "mask-names", TRUE);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_object_set (page, "store", self->store, "case-uid", on->uid, NULL);
  PAPERS_WAIT_UNTIL (is_shown (page));
  g_assert_true (says (page, "单**"));
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      if (says (find_widget (page, tabs[i], NULL), "单雪梅"))
        g_error ("a name stands on %s", g_type_name (tabs[i]));
    }
  g_settings_reset (settings, "mask-names");
  close_window (self, window);
}

int
main (int   argc,
      char *argv[])
{
  papers_init (&argc, &argv);
  add_store_test ("/case-page/every-action-has-a-control", test_every_action);
  add_store_test ("/case-page/looks", test_looks);
  add_store_test ("/case-page/reveal", test_reveal);
  add_store_test ("/case-page/reveal-unrecorded", test_reveal_unrecorded);
  add_store_test ("/case-page/mask-names", test_mask_names);
  return g_test_run ();
}
