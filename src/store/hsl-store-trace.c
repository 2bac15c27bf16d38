/* hsl-store-trace.c: who did what, for the chief, and whether the chain still has a head of earlier
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-case-list.h"
#include "hsl-digest.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* A head on paper may be cut to so many hexadecimal digits: 64 bits, which nobody finds twice. */
#define HEAD_DIGITS_MIN 16

void
hsl_trace_free (HslTrace *self)
{
  g_free (self->account);
  g_free (self->real_at);
  g_free (self->kind);
  g_free (self->action);
  g_free (self->case_uid);
  g_free (self->number);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static const char *const restrictions[] = {
  " AND account = $account",
  " AND case_uid = $case_uid",
  " AND kind = $kind",
  " AND real_at >= $from",
  " AND real_at < $to",
};

typedef struct
{
  const HslTraceQuery *query;
  guint                offset;
  guint                limit;
  GPtrArray           *list;
  gint64               count;
} TraceCall;

static HslStmt *
prepare (HslStore            *self,
         const char          *select,
         const HslTraceQuery *query,
         const char          *order,
         GError             **error)
{
  g_autoptr (GString) sql = g_string_new (select);
  g_autofree char    *from = hsl_day_to_iso (query->from);
  g_autofree char    *to = query->to != HSL_DAY_NONE ? hsl_day_to_iso (query->to + 1) : NULL;
  const char         *texts[] = { query->account, query->case_uid, query->kind, from, to };
  const char *const   names[] = { "account", "case_uid", "kind", "from", "to" };
  HslStmt            *stmt;

  for (guint i = 0; i < G_N_ELEMENTS (restrictions); i++)
    if (texts[i] != NULL)
      g_string_append (sql, restrictions[i]);
  g_string_append (sql, order);
  stmt = hsl_db_prepare (self->rows.db, g_intern_string (sql->str), error);
  for (guint i = 0; stmt != NULL && i < G_N_ELEMENTS (restrictions); i++)
    if (texts[i] != NULL)
      hsl_stmt_bind_text (stmt, names[i], texts[i]);
  return stmt;
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n';
  return n;
}

static HslTrace *
read_trace (HslStmt *stmt)
{
  HslTrace *trace = g_new0 (HslTrace, 1);

  trace->seq = hsl_stmt_get_number (stmt, 0);
  trace->account = g_strdup (hsl_stmt_get_text (stmt, 1));
  trace->real_at = g_strdup (hsl_stmt_get_text (stmt, 2));
  trace->kind = g_strdup (hsl_stmt_get_text (stmt, 3));
  trace->action = g_strdup (hsl_stmt_get_text (stmt, 4));
  trace->case_uid = g_strdup (hsl_stmt_get_text (stmt, 5));
  trace->n_rows = count_lines (hsl_stmt_get_text (stmt, 6));
  return trace;
}

/* Of a case that may not be opened, somebody did something: that much and no more. */
static gboolean
complete_trace (HslStore *self,
                HslTrace *trace,
                GError  **error)
{
  g_autoptr (HslRow)  row = NULL;
  g_autoptr (HslFact) activity = NULL;
  HslAccessKind       kind = HSL_ACCESS_OPEN;

  if (trace->case_uid != NULL && !hsl_access_look (self, trace->case_uid, &kind, NULL, error))
    return FALSE;
  if (kind != HSL_ACCESS_OPEN)
    return TRUE;
  activity = hsl_chain_load_seq (&self->rows, trace->seq, error);
  if (activity == NULL)
    return FALSE;
  trace->text = g_strdup (((const HslActivity *) activity)->text);
  if (trace->case_uid == NULL)
    return TRUE;
  row = hsl_rows_load_one (&self->rows, &hsl_case_noun, NULL, trace->case_uid, HSL_ROW_READ, error);
  if (row == NULL)
    return FALSE;
  trace->number = g_strdup (((const HslCase *) row->fact)->number);
  trace->title = hsl_case_list_dup_title (self, (HslCase *) row->fact, error);
  return trace->title != NULL;
}

static gboolean
do_list_traces (HslStore *self,
                gpointer  data,
                GError  **error)
{
  TraceCall          *call = data;
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = prepare (self, "SELECT seq, account, real_at, kind, action, case_uid, writes FROM activity"
                        " WHERE destruction IS NULL",
                  call->query, " ORDER BY seq DESC LIMIT $limit OFFSET $offset", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "limit", call->limit);
  hsl_stmt_bind_number (stmt, "offset", call->offset);
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_ptr_array_add (call->list, read_trace (stmt));
    }
  for (guint i = 0; i < call->list->len; i++)
    if (!complete_trace (self, g_ptr_array_index (call->list, i), error))
      return FALSE;
  return TRUE;
}

/**
 * hsl_store_list_traces:
 *
 * Returns: (transfer full) (element-type HslTrace) (nullable): what was done through the program, newest
 * first
 */
GPtrArray *
hsl_store_list_traces (HslStore            *self,
                       const HslTraceQuery *query,
                       guint                offset,
                       guint                limit,
                       GError             **error)
{
  static const HslCall  call = { do_list_traces, HSL_CALL_READ, HSL_RIGHTS_ALL, HSL_PERMIT_CHAIN };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_trace_free);
  TraceCall             data = { query, offset, limit, list, 0 };

  g_return_val_if_fail (HSL_IS_STORE (self) && query != NULL, NULL);

  return hsl_store_call (self, &call, &data, NULL, error) ? g_steal_pointer (&list) : NULL;
}

static gboolean
do_count_traces (HslStore *self,
                 gpointer  data,
                 GError  **error)
{
  TraceCall          *call = data;
  g_autoptr (HslStmt) stmt =
      prepare (self, "SELECT count (*) FROM activity WHERE destruction IS NULL", call->query, "", error);
  gboolean has_row;

  if (stmt == NULL || !hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  call->count = hsl_stmt_get_number (stmt, 0);
  return TRUE;
}

/**
 * hsl_store_count_traces:
 *
 * Returns: how many links hsl_store_list_traces() has; -1 with an error
 */
gint64
hsl_store_count_traces (HslStore            *self,
                        const HslTraceQuery *query,
                        GError             **error)
{
  static const HslCall call = { do_count_traces, HSL_CALL_READ, HSL_RIGHTS_ALL, HSL_PERMIT_CHAIN };
  TraceCall            data = { .query = query };

  g_return_val_if_fail (HSL_IS_STORE (self) && query != NULL, -1);

  return hsl_store_call (self, &call, &data, NULL, error) ? data.count : -1;
}

/* --- a head of earlier --- */

typedef struct
{
  gint64 seq;
  char  *digits;  /* the hash or its beginning, lower case */
  char  *finding; /* (nullable) */
} HeadCall;

/* "1204-9F3A 77C1 …": blanks and case as they come from paper. */
static gboolean
parse_head (const char *text,
            HeadCall   *head,
            GError    **error)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  char               *dash;

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (bare, g_ascii_tolower (*p));
  dash = strchr (bare->str, '-');
  if (dash != NULL)
    {
      *dash = '\0';
      head->digits = g_strdup (dash + 1);
      if (g_ascii_string_to_signed (bare->str, 10, 1, G_MAXINT64, &head->seq, NULL) &&
          strlen (head->digits) >= HEAD_DIGITS_MIN &&
          strspn (head->digits, "0123456789abcdef") == strlen (head->digits))
        return TRUE;
    }
  g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD,
               _ ("“%s” is not the head of a chain: a number, “-” and at least %d digits 0–9 or a–f are"
                  " expected"),
               text, HEAD_DIGITS_MIN);
  return FALSE;
}

static gboolean
do_check_head (HslStore *self,
               gpointer  data,
               GError  **error)
{
  HeadCall           *head = data;
  g_autoptr (HslStmt) stmt = NULL;
  g_autoptr (GBytes)  hash = NULL;
  g_autofree char    *hex = NULL;
  gboolean            has_row;
  gint64              last;

  if (!hsl_chain_get_head (self->rows.db, &last, NULL, NULL, error))
    return FALSE;
  stmt = hsl_db_prepare (self->rows.db, "SELECT hash FROM activity WHERE seq = $seq", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "seq", head->seq);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      head->finding =
          g_strdup_printf (_ ("The chain ends at entry %" PRId64 ", before the head that was written down"
                              " (%" PRId64
                              "): its end was cut off, or an older file was put in place"),
                           last, head->seq);
      return TRUE;
    }
  hash = hsl_stmt_dup_bytes (stmt, 0);
  hex = hsl_bytes_to_hex (hash);
  if (!g_str_has_prefix (hex, head->digits))
    head->finding =
        g_strdup_printf (_ ("Entry %" PRId64 " of the chain is not the one that was written down: an older"
                            " file was"
                            " put in place and worked on"),
                         head->seq);
  return TRUE;
}

/**
 * hsl_store_check_head:
 * @head: what hsl_store_dup_head() gave, from a backup or from paper; its hash may be cut
 *
 * Finds what hsl_store_verify() cannot know of: that the end of the chain was cut off, or the whole file
 * replaced by an older one.
 *
 * Returns: (transfer full) (nullable): what is wrong; "" when the chain still has that head; %NULL with
 * an error
 */
char *
hsl_store_check_head (HslStore   *self,
                      const char *head,
                      GError    **error)
{
  static const HslCall call = { do_check_head, HSL_CALL_READ, HSL_RIGHTS_ALL, HSL_PERMIT_VERIFY };
  HeadCall             data = { 0 };
  gboolean             done;

  g_return_val_if_fail (HSL_IS_STORE (self) && head != NULL, NULL);

  done = parse_head (head, &data, error) && hsl_store_call (self, &call, &data, NULL, error);
  g_free (data.digits);
  if (done)
    return data.finding != NULL ? data.finding : g_strdup ("");
  g_free (data.finding);
  return NULL;
}
