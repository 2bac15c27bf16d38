/* hsl-case-list.c: the list of cases, page by page
 *
 * A page is found first and opened afterwards: the filters read an index that holds all they need, so
 * that skipping to the middle of a million cases neither opens nor even touches the rows between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case-list"

#include "hsl-case-list.h"

#include "hsl-access.h"
#include "hsl-clock-rows.h"

void
hsl_case_row_free (HslCaseRow *self)
{
  g_free (self->uid);
  g_free (self->number);
  g_free (self->title);
  g_free (self->state);
  g_free (self->type);
  g_free (self->grid);
  g_free (self->risk);
  g_free (self->mediators);
  g_free (self->handler);
  g_free (self->track);
  g_free (self->clock_rule);
  g_free (self);
}

/* --- which --- */

/* The restrictions that a query can have, each a literal. Which of them a query has is a mask, and the
 * mask the index of the finished text: at most as many texts as there are kinds of queries, each
 * prepared once. */
enum
{
  BY_STATES = 1 << 0,
  BY_GRID = 1 << 1,
  BY_NO_GRID = 1 << 2,
  BY_COMMUNITY = 1 << 3,
  BY_TYPE = 1 << 4,
  BY_WORKER = 1 << 5,
  BY_FROM = 1 << 6,
  BY_TO = 1 << 7,
  BY_OVERDUE = 1 << 8,
  BY_STATE = 1 << 9,
};

/* An index by state has the cases of one state in order. For several it has not: then walking the order
 * is better than sorting what may be most of a million, and the plus keeps the index out of it. */
static const char *const restrictions[] = {
  " AND +state IN (SELECT value FROM json_each ($states))",
  " AND grid = $grid",
  " AND grid IS NULL",
  " AND grid IN (SELECT code FROM area WHERE parent = $community OR police_parent = $community)",
  " AND (type = $type OR type IN (SELECT value FROM json_each ($types)))",
  " AND (handler = $worker OR mediators LIKE $word OR invited LIKE $word)",
  " AND registered_at >= $from",
  " AND registered_at < $to",
  " AND EXISTS (SELECT 1 FROM clock WHERE clock.case_uid = \"case\".uid AND clock.done_on IS NULL"
  " AND clock.paused = 0 AND clock.lapses = 0 AND clock.due_on < $today)",
  " AND state = $state",
};

static const char *const orders[] = {
  [HSL_CASE_ORDER_NEWEST] = " ORDER BY registered_at DESC, uid DESC LIMIT $limit OFFSET $offset",
  [HSL_CASE_ORDER_OLDEST] = " ORDER BY registered_at, uid LIMIT $limit OFFSET $offset",
  [HSL_CASE_ORDER_ACTIVE] = " ORDER BY last_event_on DESC, uid DESC LIMIT $limit OFFSET $offset",
};

/* What stands before a case, in the same orders. */
static const char *const before[] = {
  [HSL_CASE_ORDER_NEWEST] =
      " AND (registered_at, uid) > (SELECT registered_at, uid FROM \"case\" WHERE uid = $uid)",
  [HSL_CASE_ORDER_OLDEST] =
      " AND (registered_at, uid) < (SELECT registered_at, uid FROM \"case\" WHERE uid = $uid)",
  [HSL_CASE_ORDER_ACTIVE] =
      " AND (last_event_on, uid) > (SELECT last_event_on, uid FROM \"case\" WHERE uid = $uid)",
};

static gboolean
is_one (HslStates states)
{
  return (states & (states - 1)) == 0;
}

static guint
get_mask (const HslCaseQuery *query)
{
  guint mask = 0;

  if (query->states != 0 && (query->states & HSL_STATES_ALL) != HSL_STATES_ALL)
    mask |= is_one (query->states) ? BY_STATE : BY_STATES;
  if (query->grid != NULL)
    mask |= *query->grid != '\0' ? BY_GRID : BY_NO_GRID;
  if (query->community != NULL)
    mask |= BY_COMMUNITY;
  if (query->type != NULL)
    mask |= BY_TYPE;
  if (query->worker != NULL)
    mask |= BY_WORKER;
  if (query->from != HSL_DAY_NONE)
    mask |= BY_FROM;
  if (query->to != HSL_DAY_NONE)
    mask |= BY_TO;
  if (query->overdue)
    mask |= BY_OVERDUE;
  return mask;
}

static const char *
compose (HslStore   *self,
         const char *select,
         guint       mask,
         const char *order)
{
  g_autoptr (GString) sql = g_string_new (select);

  g_string_append (sql, hsl_access_get_restriction (self));
  for (guint i = 0; i < G_N_ELEMENTS (restrictions); i++)
    if ((mask & 1u << i) != 0)
      g_string_append (sql, restrictions[i]);
  g_string_append (sql, order);
  return g_intern_string (sql->str);
}

static char *
states_to_json (HslStates states)
{
  GString *json = g_string_new ("[");

  for (guint state = 0; state < HSL_N_STATES; state++)
    if ((states & HSL_STATE_BIT (state)) != 0)
      g_string_append_printf (json, "%s\"%s\"", json->len > 1 ? "," : "",
                              hsl_state_get_code ((HslState) state));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* The codes below a type of dispute; a list asked for the first level holds the second. */
static char *
types_to_json (HslStore   *self,
               const char *type)
{
  g_autoptr (GPtrArray) entries = hsl_codes_get_entries (self->rules->codes, "dispute-type", HSL_DAY_NONE);
  GString              *json = g_string_new ("[");

  for (guint i = 0; i < entries->len; i++)
    {
      const HslCode *code = g_ptr_array_index (entries, i);

      if (g_strcmp0 (code->parent, type) == 0)
        g_string_append_printf (json, "%s\"%s\"", json->len > 1 ? "," : "", code->code);
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static void
bind_day (HslStmt    *stmt,
          const char *name,
          HslDay      day)
{
  g_autofree char *iso = hsl_day_to_iso (day);

  hsl_stmt_bind_text (stmt, name, iso);
}

static void
bind_query (HslStore           *self,
            HslStmt            *stmt,
            const HslCaseQuery *query,
            guint               mask)
{
  g_autofree char *states = states_to_json (query->states);
  g_autofree char *word = g_strdup_printf ("%% %s %%", query->worker != NULL ? query->worker : "");

  if ((mask & BY_STATES) != 0)
    hsl_stmt_bind_text (stmt, "states", states);
  if ((mask & BY_STATE) != 0)
    hsl_stmt_bind_text (stmt, "state", hsl_state_get_code ((HslState) g_bit_nth_lsf (query->states, -1)));
  if ((mask & BY_GRID) != 0)
    hsl_stmt_bind_text (stmt, "grid", query->grid);
  if ((mask & BY_COMMUNITY) != 0)
    hsl_stmt_bind_text (stmt, "community", query->community);
  if ((mask & BY_TYPE) != 0)
    {
      g_autofree char *types = types_to_json (self, query->type);

      hsl_stmt_bind_text (stmt, "type", query->type);
      hsl_stmt_bind_text (stmt, "types", types);
    }
  if ((mask & BY_WORKER) != 0)
    {
      hsl_stmt_bind_text (stmt, "worker", query->worker);
      hsl_stmt_bind_text (stmt, "word", word);
    }
  if ((mask & BY_FROM) != 0)
    bind_day (stmt, "from", query->from);
  if ((mask & BY_TO) != 0)
    bind_day (stmt, "to", query->to + 1);
  if ((mask & BY_OVERDUE) != 0)
    bind_day (stmt, "today", hsl_minute_get_day (hsl_store_get_now (self)));
  hsl_access_bind (self, stmt);
}

/* --- rows --- */

static gboolean
fill_clock (HslStore   *self,
            HslCaseRow *row,
            HslDay      today,
            GError    **error)
{
  g_autoptr (HslStmt)  stmt = NULL;
  g_autoptr (HslClock) clock = NULL;
  g_autofree char     *iso = NULL;
  const HslClockRule  *rule;
  int                  warn;
  gboolean             has_row;

  stmt = hsl_db_prepare (self->rows.db,
                         "SELECT " HSL_CLOCK_COLUMNS " FROM clock WHERE case_uid = $uid AND done_on IS NULL"
                         " AND due_on IS NOT NULL AND (lapses = 0 OR due_on >= $today)"
                         " ORDER BY paused, due_on LIMIT 1",
                         error);
  if (stmt == NULL)
    return FALSE;
  iso = hsl_day_to_iso (today);
  hsl_stmt_bind_text (stmt, "uid", row->uid);
  hsl_stmt_bind_text (stmt, "today", iso);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  clock = has_row ? hsl_clock_rows_read (stmt, 0) : NULL;
  if (clock == NULL)
    return TRUE;
  rule = hsl_clock_rules_find (self->rules->clocks, clock->rule, clock->start);
  row->clock_rule = g_strdup (clock->rule);
  row->clock_due = clock->due;
  warn = rule != NULL ? rule->warn : 0;
  row->clock_state = hsl_clock_get_state (clock, warn, today, hsl_store_get_calendar (self));
  return TRUE;
}

static gboolean
load_people (HslStore      *self,
             const HslNoun *noun,
             HslCase       *opened,
             GPtrArray     *people,
             GError       **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (people->len > 0)
    return TRUE;
  found = hsl_rows_load (&self->rows, noun, opened->fact.uid, HSL_ROW_READ, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (people, hsl_fact_ref (((HslRow *) g_ptr_array_index (found, i))->fact));
  return found != NULL;
}

/**
 * hsl_case_list_new_mask:
 * @opened: a case without its lists, which gets its parties
 * @all_people: whether it gets those who act for them as well: a text may name them
 *
 * Lists stand on a screen that the public may see.
 *
 * Returns: (transfer full) (nullable): the mask of a list; it hides nothing once lists were asked for in full
 */
HslMask *
hsl_case_list_new_mask (HslStore *self,
                        HslCase  *opened,
                        gboolean  all_people,
                        GError  **error)
{
  if (!load_people (self, &hsl_party_noun, opened, opened->parties, error) ||
      (all_people && !load_people (self, &hsl_agent_noun, opened, opened->agents, error)))
    return NULL;
  return hsl_mask_new (self->lists_revealed ? 0 : HSL_MASK_ALL, opened, NULL);
}

/**
 * hsl_case_list_dup_title:
 * @opened: a case without its lists, which gets its parties
 *
 * Returns: (transfer full) (nullable): the title as a list shows it
 */
char *
hsl_case_list_dup_title (HslStore *self,
                         HslCase  *opened,
                         GError  **error)
{
  g_autoptr (HslMask) mask = hsl_case_list_new_mask (self, opened, FALSE, error);
  g_autofree char    *title = NULL;

  if (mask == NULL)
    return NULL;
  title = hsl_case_dup_title (opened);
  return hsl_mask_dup_text (mask, title);
}

/**
 * hsl_case_list_open_row:
 *
 * Returns: (transfer full) (nullable): one row of the list; %NULL without an error when there is no
 * such case
 */
HslCaseRow *
hsl_case_list_open_row (HslStore   *self,
                        const char *uid,
                        HslDay      today,
                        GError    **error)
{
  g_autoptr (HslRow) stored = hsl_rows_load_one (&self->rows, &hsl_case_noun, NULL, uid, HSL_ROW_READ, error);
  HslCase           *opened;
  HslCaseRow        *row;

  if (stored == NULL)
    return NULL;
  opened = (HslCase *) stored->fact;
  row = g_new0 (HslCaseRow, 1);
  row->uid = g_strdup (uid);
  row->number = g_strdup (opened->number);
  row->title = hsl_case_list_dup_title (self, opened, error);
  row->state = g_strdup (opened->state);
  row->type = g_strdup (opened->type);
  row->grid = g_strdup (opened->grid);
  row->risk = g_strdup (opened->risk);
  row->track = g_strdup (opened->track);
  row->handler = g_strdup (opened->handler);
  row->mediators = opened->mediators != NULL ? g_strjoinv (" ", opened->mediators) : NULL;
  row->registered_on = hsl_minute_get_day (opened->registered_at);
  row->accepted_on = opened->accepted_on;
  row->ended_on = opened->ended_on;
  row->closed_on = opened->closed_on;
  row->last_event_on = opened->last_event_on;
  row->agreed_fen = opened->agreed_fen;
  if (row->title != NULL && fill_clock (self, row, today, error))
    return row;
  hsl_case_row_free (row);
  return NULL;
}

/* --- calls --- */

typedef struct
{
  const HslCaseQuery *query;
  guint               offset;
  guint               limit;
  GPtrArray          *rows;
  const char         *uid; /* (nullable): of the case that is looked for */
  gint64              count;
} ListCall;

static gboolean
list_uids (HslStore  *self,
           ListCall  *call,
           GPtrArray *uids,
           GError   **error)
{
  guint               mask = get_mask (call->query);
  g_autoptr (HslStmt) stmt = NULL;
  const char         *sql;
  gboolean            has_row;

  sql = compose (self, "SELECT uid FROM \"case\" WHERE 1", mask, orders[call->query->order]);
  stmt = hsl_db_prepare (self->rows.db, sql, error);
  if (stmt == NULL)
    return FALSE;
  bind_query (self, stmt, call->query, mask);
  hsl_stmt_bind_number (stmt, "limit", call->limit);
  hsl_stmt_bind_number (stmt, "offset", call->offset);
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (uids, g_strdup (hsl_stmt_get_text (stmt, 0)));
    }
}

static gboolean
do_list (HslStore *self,
         gpointer  data,
         GError  **error)
{
  ListCall             *call = data;
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  HslDay                today = hsl_minute_get_day (hsl_store_get_now (self));

  if (!list_uids (self, call, uids, error))
    return FALSE;
  for (guint i = 0; i < uids->len; i++)
    {
      HslCaseRow *row = hsl_case_list_open_row (self, g_ptr_array_index (uids, i), today, error);

      if (row == NULL)
        return FALSE;
      g_ptr_array_add (call->rows, row);
    }
  return TRUE;
}

/**
 * hsl_store_list_cases:
 *
 * Returns: (transfer full) (element-type HslCaseRow) (nullable): one page of the list
 */
GPtrArray *
hsl_store_list_cases (HslStore           *self,
                      const HslCaseQuery *query,
                      guint               offset,
                      guint               limit,
                      GError            **error)
{
  static const HslCall  call = { do_list, HSL_CALL_READ, HSL_RIGHTS_READ };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_case_row_free);
  ListCall              data = { .query = query, .offset = offset, .limit = limit, .rows = rows };

  g_return_val_if_fail (HSL_IS_STORE (self) && query != NULL, NULL);
  g_return_val_if_fail (query->order < G_N_ELEMENTS (orders), NULL);

  return hsl_store_call (self, &call, &data, NULL, error) ? g_steal_pointer (&rows) : NULL;
}

/* @also: what else a case has to be to be counted */
static gboolean
count (HslStore   *self,
       ListCall   *call,
       const char *also,
       GError    **error)
{
  guint               mask = get_mask (call->query);
  g_autoptr (HslStmt) stmt = NULL;
  const char         *sql;
  gboolean            has_row;

  sql = compose (self, "SELECT count (*) FROM \"case\" WHERE 1", mask, also);
  stmt = hsl_db_prepare (self->rows.db, sql, error);
  if (stmt == NULL)
    return FALSE;
  bind_query (self, stmt, call->query, mask);
  if (call->uid != NULL)
    hsl_stmt_bind_text (stmt, "uid", call->uid);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  call->count = hsl_stmt_get_number (stmt, 0);
  return TRUE;
}

static gboolean
do_count (HslStore *self,
          gpointer  data,
          GError  **error)
{
  return count (self, data, "", error);
}

/**
 * hsl_store_count_cases:
 *
 * Returns: how many cases the list has; -1 with an error
 */
gint64
hsl_store_count_cases (HslStore           *self,
                       const HslCaseQuery *query,
                       GError            **error)
{
  static const HslCall call = { do_count, HSL_CALL_READ, HSL_RIGHTS_READ };
  ListCall             data = { .query = query };

  g_return_val_if_fail (HSL_IS_STORE (self) && query != NULL, -1);

  return hsl_store_call (self, &call, &data, NULL, error) ? data.count : -1;
}

static gboolean
do_find (HslStore *self,
         gpointer  data,
         GError  **error)
{
  ListCall *call = data;

  if (!count (self, call, " AND uid = $uid", error))
    return FALSE;
  if (call->count > 0)
    return count (self, call, before[call->query->order], error);
  call->count = -1;
  return TRUE;
}

/**
 * hsl_store_find_in_list:
 * @uid: of a case
 * @out_position: where the list has the case; -1 when it does not have it
 */
gboolean
hsl_store_find_in_list (HslStore           *self,
                        const HslCaseQuery *query,
                        const char         *uid,
                        gint64             *out_position,
                        GError            **error)
{
  static const HslCall call = { do_find, HSL_CALL_READ, HSL_RIGHTS_READ };
  ListCall             data = { .query = query, .uid = uid };

  g_return_val_if_fail (HSL_IS_STORE (self) && query != NULL && uid != NULL, FALSE);
  g_return_val_if_fail (query->order < G_N_ELEMENTS (before), FALSE);

  if (!hsl_store_call (self, &call, &data, NULL, error))
    return FALSE;
  *out_position = data.count;
  return TRUE;
}
