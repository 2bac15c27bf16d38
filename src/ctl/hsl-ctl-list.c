/* hsl-ctl-list.c: lists: cases, what was found, what is due
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include <glib/gi18n.h>

#define LIMIT_MOST 1000000

static gboolean
check_limit (int      limit,
             GError **error)
{
  if (limit >= 1 && limit <= LIMIT_MOST)
    return TRUE;
  return hsl_ctl_usage_error (error, _ ("--limit: a number from 1 to %d is expected"), LIMIT_MOST);
}

/* --- case list --- */

static gboolean
parse_states (const char *text,
              HslStates  *out_states,
              GError    **error)
{
  g_auto (GStrv) codes = text != NULL ? g_strsplit (text, ",", -1) : NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      HslState state;

      if (g_str_equal (codes[i], "open"))
        *out_states |= HSL_STATES_OPEN;
      else if (hsl_state_from_code (codes[i], &state))
        *out_states |= HSL_STATE_BIT (state);
      else
        return hsl_ctl_usage_error (error, _ ("--state: there is no state “%s”"), codes[i]);
    }
  return TRUE;
}

static gboolean
parse_order (const char   *text,
             HslCaseOrder *out_order,
             GError      **error)
{
  static const char *const orders[] = { "newest", "oldest", "active" };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (text == NULL || g_str_equal (text, orders[i]))
      {
        *out_order = (HslCaseOrder) i;
        return TRUE;
      }
  return hsl_ctl_usage_error (error, _ ("--order: newest, oldest or active is expected, not “%s”"), text);
}

static GVariant *
describe_row (const HslCaseRow *row)
{
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "uid", row->uid);
  hsl_ctl_put (&item, "number", row->number);
  hsl_ctl_put (&item, "title", row->title);
  hsl_ctl_put (&item, "state", row->state);
  hsl_ctl_put (&item, "type", row->type);
  hsl_ctl_put (&item, "track", row->track);
  hsl_ctl_put (&item, "grid", row->grid);
  hsl_ctl_put (&item, "risk", row->risk);
  hsl_ctl_put_day (&item, "registered_on", row->registered_on);
  hsl_ctl_put_day (&item, "accepted_on", row->accepted_on);
  hsl_ctl_put_day (&item, "ended_on", row->ended_on);
  hsl_ctl_put_day (&item, "closed_on", row->closed_on);
  hsl_ctl_put_number (&item, "agreed_fen", row->agreed_fen);
  hsl_ctl_put (&item, "clock", row->clock_rule);
  hsl_ctl_put_day (&item, "due_on", row->clock_due);
  hsl_ctl_put (&item, "clock_state",
               row->clock_rule != NULL ? hsl_clock_state_get_code (row->clock_state) : NULL);
  return g_variant_builder_end (&item);
}

static void
print_rows (HslCtl    *self,
            GPtrArray *rows)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  g_autoptr (HslCtlTable)  table = hsl_ctl_table_new (6, _ ("Number"), _ ("State"), _ ("Registered"),
                                                      _ ("Due"), _ ("Grid"), _ ("Title"));
  GVariantBuilder          list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < rows->len; i++)
    {
      const HslCaseRow *row = g_ptr_array_index (rows, i);
      g_autofree char  *registered = hsl_day_to_iso (row->registered_on);
      g_autofree char  *due = row->clock_due != HSL_DAY_NONE ? hsl_day_to_iso (row->clock_due) : NULL;

      if (self->json)
        g_variant_builder_add_value (&list, describe_row (row));
      else
        hsl_ctl_table_add (table, row->number != NULL ? row->number : row->uid,
                           hsl_ctl_state_name (row->state), registered, due,
                           hsl_ctl_area_name (directory, row->grid), row->title);
    }
  hsl_ctl_print_list (self, &list, table);
}

/* case list [OPTION…] */
gboolean
hsl_ctl_case_list (HslCtl  *self,
                   char   **words,
                   GError **error)
{
  g_autofree char      *state = NULL, *grid = NULL, *community = NULL, *type = NULL, *worker = NULL;
  g_autofree char      *from = NULL, *to = NULL, *order = NULL;
  int                   limit = 50, offset = 0;
  HslCaseQuery          query = { 0 };
  g_auto (GStrv)        rest = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const GOptionEntry    entries[] = {
       { "state", 0, 0, G_OPTION_ARG_STRING, &state, NULL, NULL },
       { "grid", 0, 0, G_OPTION_ARG_STRING, &grid, NULL, NULL },
       { "community", 0, 0, G_OPTION_ARG_STRING, &community, NULL, NULL },
       { "type", 0, 0, G_OPTION_ARG_STRING, &type, NULL, NULL },
       { "worker", 0, 0, G_OPTION_ARG_STRING, &worker, NULL, NULL },
       { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
       { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
       { "overdue", 0, 0, G_OPTION_ARG_NONE, &query.overdue, NULL, NULL },
       { "order", 0, 0, G_OPTION_ARG_STRING, &order, NULL, NULL },
       { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
       { "offset", 0, 0, G_OPTION_ARG_INT, &offset, NULL, NULL },
       { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error) ||
      !parse_states (state, &query.states, error) ||
      !parse_order (order, &query.order, error) || !hsl_ctl_parse_day ("--from", from, &query.from, error) ||
      !hsl_ctl_parse_day ("--to", to, &query.to, error) || !check_limit (limit, error))
    return FALSE;
  query.grid = grid;
  query.community = community;
  query.type = type;
  query.worker = worker;
  if (!hsl_ctl_open_lists (self, error))
    return FALSE;
  rows = hsl_store_list_cases (self->store, &query, (guint) MAX (offset, 0), (guint) limit, error);
  if (rows == NULL)
    return FALSE;
  print_rows (self, rows);
  return TRUE;
}

/* --- search --- */

static void
print_hits (HslCtl    *self,
            GPtrArray *hits)
{
  g_autoptr (HslCtlTable) table = hsl_ctl_table_new (4, _ ("Number"), _ ("State"), _ ("Title"), _ ("Found"));
  GVariantBuilder         list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < hits->len; i++)
    {
      const HslSearchHit *hit = g_ptr_array_index (hits, i);
      GVariantBuilder     item;

      hsl_ctl_table_add (table, hit->number != NULL ? hit->number : hit->case_uid,
                         hit->state != NULL ? hsl_ctl_state_name (hit->state) : NULL, hit->title, hit->why);
      g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
      hsl_ctl_put (&item, "uid", hit->case_uid);
      hsl_ctl_put (&item, "number", hit->number);
      hsl_ctl_put (&item, "title", hit->title);
      hsl_ctl_put (&item, "state", hit->state);
      hsl_ctl_put (&item, "why", hit->why);
      g_variant_builder_add_value (&list, g_variant_builder_end (&item));
    }
  hsl_ctl_print_list (self, &list, table);
}

/* search TEXT [--limit N] */
gboolean
hsl_ctl_search (HslCtl  *self,
                char   **words,
                GError **error)
{
  int                   limit = 50;
  g_auto (GStrv)        rest = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  const GOptionEntry    entries[] = {
       { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
       { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 1, 1, &rest, error) || !check_limit (limit, error) ||
      !hsl_ctl_open_lists (self, error) || !hsl_store_wait_people (self->store, error))
    return FALSE;
  hits = hsl_store_search (self->store, rest[0], (guint) limit, NULL, error);
  if (hits == NULL)
    return FALSE;
  print_hits (self, hits);
  return TRUE;
}

/* --- due --- */

static char *
dup_words (HslCtl        *self,
           const HslTask *task,
           HslDay         on)
{
  const HslClockRule *rule = task->clock != NULL
                                 ? hsl_clock_rules_find (hsl_store_get_clocks (self->store), task->rule,
                                                         task->clock->start)
                                 : NULL;

  return rule != NULL ? hsl_clock_dup_words (task->clock, rule, on, hsl_store_get_calendar (self->store))
                      : NULL;
}

static GVariant *
describe_task (const HslTask *task,
               const char    *words)
{
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "uid", task->case_uid);
  hsl_ctl_put (&item, "number", task->number);
  hsl_ctl_put (&item, "title", task->title);
  hsl_ctl_put (&item, "clock", task->rule);
  hsl_ctl_put (&item, "subject", task->subject);
  hsl_ctl_put (&item, "what", task->what);
  hsl_ctl_put_day (&item, "due_on", task->due_on);
  hsl_ctl_put_minute (&item, "starts_at", task->starts_at);
  hsl_ctl_put (&item, "state", task->due_on != HSL_DAY_NONE ? hsl_clock_state_get_code (task->state) : NULL);
  hsl_ctl_put (&item, "worker", task->worker);
  hsl_ctl_put (&item, "words", words);
  return g_variant_builder_end (&item);
}

static void
print_tasks (HslCtl    *self,
             GPtrArray *tasks,
             HslDay     on)
{
  g_autoptr (HslCtlTable) table = hsl_ctl_table_new (6, _ ("Due"), _ ("State"), _ ("Clock"), _ ("Number"),
                                                     _ ("Title"), _ ("What to do"));
  GVariantBuilder         list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < tasks->len; i++)
    {
      const HslTask   *task = g_ptr_array_index (tasks, i);
      g_autofree char *due = task->due_on != HSL_DAY_NONE ? hsl_day_to_iso (task->due_on) : NULL;
      g_autofree char *words = dup_words (self, task, on);

      if (self->json)
        g_variant_builder_add_value (&list, describe_task (task, words));
      else
        hsl_ctl_table_add (table, due, due != NULL ? hsl_clock_state_get_label (task->state) : "",
                           task->rule,
                           task->number != NULL ? task->number : task->case_uid, task->title, task->what);
    }
  hsl_ctl_print_list (self, &list, table);
}

/* due [--on DATE] [--limit N] */
gboolean
hsl_ctl_due (HslCtl  *self,
             char   **words,
             GError **error)
{
  g_autofree char      *on_text = NULL;
  HslDay                on = HSL_DAY_NONE;
  int                   limit = 1000;
  g_auto (GStrv)        rest = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  const GOptionEntry    entries[] = {
       { "on", 0, 0, G_OPTION_ARG_STRING, &on_text, NULL, NULL },
       { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
       { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error) || !check_limit (limit, error) ||
      !hsl_ctl_parse_day ("--on", on_text, &on, error) || !hsl_ctl_open_lists (self, error))
    return FALSE;
  if (on == HSL_DAY_NONE)
    on = hsl_minute_get_day (hsl_store_get_now (self->store));
  tasks = hsl_store_list_tasks (self->store, on, (guint) limit, error);
  if (tasks == NULL)
    return FALSE;
  print_tasks (self, tasks, on);
  return TRUE;
}

/* --- sessions --- */

static GVariant *
describe_session (const HslAppointmentRow *row)
{
  GVariantBuilder item;

  g_variant_builder_init (&item, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&item, "uid", row->uid);
  hsl_ctl_put (&item, "case", row->case_uid);
  hsl_ctl_put (&item, "number", row->number);
  hsl_ctl_put (&item, "title", row->title);
  hsl_ctl_put_minute (&item, "starts_at", row->starts_at);
  hsl_ctl_put_minute (&item, "ends_at", row->ends_at);
  hsl_ctl_put (&item, "place", row->place);
  hsl_ctl_put_value (&item, "mediators", g_variant_new_strv ((const char *const *) row->mediators, -1));
  hsl_ctl_put_day (&item, "told_on", row->told_on);
  hsl_ctl_put (&item, "state", row->state);
  return g_variant_builder_end (&item);
}

static void
print_sessions (HslCtl    *self,
                GPtrArray *rows)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  g_autoptr (HslCtlTable)  table = hsl_ctl_table_new (6, _ ("Start"), _ ("Place"), _ ("Mediators"),
                                                      _ ("State"),
                                                      _ ("Number"), _ ("Title"));
  GVariantBuilder          list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < rows->len; i++)
    {
      const HslAppointmentRow *row = g_ptr_array_index (rows, i);
      g_autofree char         *at = hsl_minute_to_iso (row->starts_at);
      g_autofree char         *names = hsl_directory_dup_worker_names (directory, row->mediators, "、");

      if (self->json)
        g_variant_builder_add_value (&list, describe_session (row));
      else
        hsl_ctl_table_add (table, at, row->place, names,
                           hsl_ctl_code_name (self, "appointment-state", row->state),
                           row->number != NULL ? row->number : row->case_uid, row->title);
    }
  hsl_ctl_print_list (self, &list, table);
}

/* sessions [--from DATE] [--to DATE] [--worker UID] */
gboolean
hsl_ctl_sessions (HslCtl  *self,
                  char   **words,
                  GError **error)
{
  g_autofree char      *from_text = NULL, *to_text = NULL, *worker = NULL;
  HslDay                from = HSL_DAY_NONE, to = HSL_DAY_NONE;
  g_auto (GStrv)        rest = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const GOptionEntry    entries[] = {
       { "from", 0, 0, G_OPTION_ARG_STRING, &from_text, NULL, NULL },
       { "to", 0, 0, G_OPTION_ARG_STRING, &to_text, NULL, NULL },
       { "worker", 0, 0, G_OPTION_ARG_STRING, &worker, NULL, NULL },
       { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error) ||
      !hsl_ctl_parse_day ("--from", from_text, &from, error) ||
      !hsl_ctl_parse_day ("--to", to_text, &to, error) || !hsl_ctl_open_lists (self, error))
    return FALSE;
  if (from == HSL_DAY_NONE)
    from = hsl_minute_get_day (hsl_store_get_now (self->store));
  if (to == HSL_DAY_NONE)
    to = from;
  if (to < from)
    return hsl_ctl_usage_error (error, _ ("--to: this is before the first day"));
  rows = hsl_store_list_appointments (self->store, from, to, worker, error);
  if (rows == NULL)
    return FALSE;
  print_sessions (self, rows);
  return TRUE;
}
