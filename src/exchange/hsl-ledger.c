/* hsl-ledger.c: the ledger of a station's cases
 *
 * One row for each case, in the columns that stations keep by hand (纠纷登记台账). The ledger is Chinese
 * paper, so its heads and values are not translated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-ledger"

#include "hsl-ledger.h"

#include "hsl-csv.h"
#include "hsl-money.h"

#define CASES_AT_ONCE 500
#define NAMES_AT_MOST 20

static const char *const heads[] = {
  "序号",
  "案件编号",
  "案件名称",
  "受理日期",
  "纠纷类型",
  "案件来源",
  "所属社区",
  "所属网格",
  "发生地点",
  "申请人",
  "被申请人",
  "第三人",
  "涉及人数",
  "调解途径",
  "风险等级",
  "调解员",
  "承办人",
  "纠纷简要情况",
  "申请事项",
  "调解次数",
  "协议形式",
  "协议条款数",
  "涉案金额（元）",
  "协议金额（元）",
  "已履行金额（元）",
  "调结日",
  "调解结果",
  "履行情况",
  "回访次数",
  "满意程度",
  "结案日",
  "归档日",
  "状态",
};

/* One row while it is being written. */
typedef struct
{
  GString          *into;
  const HslCase    *on;
  const HslContext *context;
} Row;

static void
add_code (const Row  *row,
          const char *list,
          const char *code)
{
  const char *name = code != NULL ? hsl_codes_get_name (row->context->codes, list, code, FALSE) : NULL;

  hsl_csv_add_field (row->into, name != NULL ? name : code);
}

static void
add_day (const Row *row,
         HslDay     day)
{
  g_autofree char *iso = day != HSL_DAY_NONE ? hsl_day_to_iso (day) : NULL;

  hsl_csv_add_field (row->into, iso);
}

static void
add_number (const Row *row,
            gint64     number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  hsl_csv_add_field (row->into, text);
}

static void
add_money (const Row *row,
           gint64     fen)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", fen / 100, (int) (fen % 100));

  hsl_csv_add_field (row->into, fen != 0 ? text : NULL);
}

static void
add_side (const Row  *row,
          const char *side)
{
  g_autofree char *names = hsl_case_dup_side_names (row->on, side, NAMES_AT_MOST);

  hsl_csv_add_field (row->into, names);
}

static void
add_place (const Row *row)
{
  const HslArea *grid = row->on->grid != NULL
                            ? hsl_directory_find_area (row->context->directory, row->on->grid)
                            : NULL;
  const HslArea *community = grid != NULL && grid->parent != NULL
                                 ? hsl_directory_find_area (row->context->directory, grid->parent)
                                 : NULL;

  hsl_csv_add_field (row->into, community != NULL ? community->name : NULL);
  hsl_csv_add_field (row->into, grid != NULL ? grid->name : "未定位");
  hsl_csv_add_field (row->into, row->on->place);
}

static void
add_workers (const Row *row)
{
  g_autofree char *mediators = hsl_directory_dup_worker_names (row->context->directory, row->on->mediators,
                                                               "、");

  hsl_csv_add_field (row->into, mediators);
  hsl_csv_add_field (row->into, hsl_directory_get_worker_name (row->context->directory, row->on->handler));
}

static const char *
describe_performance (const HslCase *on)
{
  const HslAgreement *live = hsl_case_find_live_agreement (on);

  if (live == NULL || live->effective_on == HSL_DAY_NONE)
    return NULL;
  if (on->terms_open == 0)
    return "已履行";
  for (guint i = 0; i < live->terms->len; i++)
    if (((HslTerm *) g_ptr_array_index (live->terms, i))->performed_on != HSL_DAY_NONE)
      return "部分履行";
  return on->paid_fen > 0 ? "部分履行" : "未履行";
}

static const char *
find_satisfaction (const HslCase *on)
{
  for (guint i = on->follow_ups->len; i > 0; i--)
    {
      const HslFollowUp *follow_up = g_ptr_array_index (on->follow_ups, i - 1);

      if (follow_up->satisfaction != NULL)
        return follow_up->satisfaction;
    }
  return NULL;
}

static void
add_outcome (const Row *row)
{
  const HslCase      *on = row->on;
  const HslAgreement *live = hsl_case_find_live_agreement (on);

  add_number (row, on->sessions_held);
  add_code (row, "agreement-kind", live != NULL ? live->kind : NULL);
  add_number (row, live != NULL ? live->terms->len : 0);
  add_money (row, on->claimed_fen);
  add_money (row, on->agreed_fen);
  add_money (row, on->paid_fen);
  add_day (row, on->ended_on);
  add_code (row, "result", on->result != NULL ? on->result : on->settled_kind);
  hsl_csv_add_field (row->into, describe_performance (on));
  add_number (row, on->follow_ups->len);
  add_code (row, "satisfaction", find_satisfaction (on));
  add_day (row, on->closed_on);
  add_day (row, on->archived_on);
  add_code (row, "case-state", on->state);
}

/**
 * hsl_ledger_add_head:
 *
 * Adds the BOM and the heads of the columns.
 */
void
hsl_ledger_add_head (GString *into)
{
  g_string_append (into, HSL_CSV_BOM);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    hsl_csv_add_field (into, heads[i]);
  hsl_csv_end_line (into);
}

/**
 * hsl_ledger_add_case:
 * @position: in the ledger, from 1
 *
 * Adds the row of one case.
 */
void
hsl_ledger_add_case (GString          *into,
                     const HslCase    *on,
                     guint             position,
                     const HslContext *context)
{
  const Row        row = { into, on, context };
  g_autofree char *title = hsl_case_dup_title (on);

  add_number (&row, position);
  hsl_csv_add_field (into, on->number);
  hsl_csv_add_field (into, title);
  add_day (&row, on->accepted_on);
  add_code (&row, "dispute-type", on->type);
  add_code (&row, "source", on->source);
  add_place (&row);
  add_side (&row, "applicant");
  add_side (&row, "respondent");
  add_side (&row, "third");
  add_number (&row, on->people);
  add_code (&row, "track", on->track);
  add_code (&row, "risk", on->risk);
  add_workers (&row);
  hsl_csv_add_field (into, on->summary);
  hsl_csv_add_field (into, on->claims);
  add_outcome (&row);
  hsl_csv_end_line (into);
}

static gboolean
add_page (HslStore         *store,
          GPtrArray        *rows,
          const HslContext *context,
          GString          *into,
          guint            *n,
          GError          **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const HslCaseRow   *row = g_ptr_array_index (rows, i);
      g_autoptr (HslFact) on = (HslFact *) hsl_store_load_case (store, row->uid, error);

      if (on == NULL)
        return FALSE;
      hsl_ledger_add_case (into, (HslCase *) on, ++*n, context);
    }
  return TRUE;
}

/**
 * hsl_ledger_make:
 * @query: which cases, in which order
 * @out_cases: (out): how many there are
 *
 * Returns: (transfer full) (nullable): the ledger as CSV
 */
GBytes *
hsl_ledger_make (HslStore           *store,
                 const HslCaseQuery *query,
                 guint              *out_cases,
                 GError            **error)
{
  GString   *into = g_string_new (NULL);
  HslContext context;
  guint      n = 0;
  gboolean   done = FALSE;

  hsl_ledger_add_head (into);
  hsl_store_init_context (store, &context);
  for (;;)
    {
      g_autoptr (GPtrArray) rows = hsl_store_list_cases (store, query, n, CASES_AT_ONCE, error);

      done = rows != NULL && rows->len == 0;
      if (rows == NULL || rows->len == 0 || !add_page (store, rows, &context, into, &n, error))
        break;
    }
  hsl_store_clear_context (&context);
  if (!done)
    {
      g_string_free (into, TRUE);
      return NULL;
    }
  *out_cases = n;
  return g_string_free_to_bytes (into);
}

/**
 * hsl_ledger_write:
 *
 * Writes the ledger whole or not at all, readable for its owner only: it tells about people.
 */
gboolean
hsl_ledger_write (GBytes     *bytes,
                  const char *path,
                  GError    **error)
{
  gsize       length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}
