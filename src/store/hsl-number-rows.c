/* hsl-number-rows.c: case numbers without gaps
 *
 * A number is taken inside the transaction that accepts the case: when that fails, the number was
 * never given. What running paper cases brought with them is stepped over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-number-rows"

#include "hsl-number-rows.h"

#include "hsl-chain.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Clocks are set right by seconds all the time; that is no reason to refuse. */
#define TOLERANCE_S 300

/* A computer whose battery is empty wakes up years ago. A number given then would stand in the wrong year. */
static gboolean
check_system_clock (HslDb   *db,
                    GError **error)
{
  g_autofree char      *last_text = NULL;
  g_autoptr (GDateTime) last = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char      *now_text = NULL;

  if (!hsl_chain_get_head (db, NULL, NULL, &last_text, error))
    return FALSE;
  last = last_text != NULL ? g_date_time_new_from_iso8601 (last_text, NULL) : NULL;
  if (last == NULL || g_date_time_difference (now, last) >= -TOLERANCE_S * G_TIME_SPAN_SECOND)
    return TRUE;

  now_text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED,
               _ ("The clock of this computer (%s) stands before the last entry of the store (%s). Set"
                  " it right first;"
                  " no number was given."),
               now_text, last_text);
  return FALSE;
}

static gboolean
is_taken (HslDb      *db,
          const char *organisation,
          int         year,
          gint64      n,
          gboolean   *out_taken,
          GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db,
                                             "SELECT 1 FROM \"case\" WHERE organisation = $organisation"
                                             " AND number_year = $year AND number_n = $n"
                                             " UNION ALL SELECT 1 FROM number_void WHERE organisation ="
                                             " $organisation"
                                             " AND year = $year AND n = $n"
                                             " UNION ALL SELECT 1 FROM destruction WHERE organisation ="
                                             " $organisation"
                                             " AND number_year = $year AND number_n = $n",
                                             error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "organisation", organisation);
  hsl_stmt_bind_number (stmt, "year", year);
  hsl_stmt_bind_number (stmt, "n", n);
  return hsl_stmt_step (stmt, out_taken, error);
}

static gboolean
read_next (HslDb                 *db,
           const HslOrganisation *organisation,
           int                    year,
           gint64                *out_n,
           GError               **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db,
                                             "SELECT next_n FROM number_series"
                                             " WHERE organisation = $organisation AND year = $year",
                                             error);
  gboolean            has_row;

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "organisation", organisation->fact.uid);
  hsl_stmt_bind_number (stmt, "year", year);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    *out_n = hsl_stmt_get_number (stmt, 0);
  else
    *out_n = organisation->first_number_year == year ? MAX (1, organisation->first_number) : 1;
  return TRUE;
}

static gboolean
write_next (HslDb      *db,
            const char *organisation,
            int         year,
            gint64      n,
            GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db,
                                             "INSERT INTO number_series (organisation, year, next_n)"
                                             " VALUES ($organisation, $year, $n)"
                                             " ON CONFLICT (organisation, year) DO UPDATE SET next_n ="
                                             " excluded.next_n",
                                             error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "organisation", organisation);
  hsl_stmt_bind_number (stmt, "year", year);
  hsl_stmt_bind_number (stmt, "n", n);
  return hsl_stmt_run (stmt, error);
}

/**
 * hsl_number_rows_take:
 *
 * Gives the next number of @organisation in @year. Inside a transaction.
 */
gboolean
hsl_number_rows_take (HslDb                 *db,
                      const HslOrganisation *organisation,
                      int                    year,
                      gint64                *out_n,
                      GError               **error)
{
  gboolean taken = TRUE;
  gint64   n;

  if (!check_system_clock (db, error) || !read_next (db, organisation, year, &n, error))
    return FALSE;
  while (taken)
    {
      if (!is_taken (db, organisation->fact.uid, year, n, &taken, error))
        return FALSE;
      if (taken)
        n++;
    }
  if (!write_next (db, organisation->fact.uid, year, n + 1, error))
    return FALSE;
  *out_n = n;
  return TRUE;
}

/**
 * hsl_number_rows_claim:
 * @n: the number a running paper case already has
 *
 * Fails when another case has it.
 */
gboolean
hsl_number_rows_claim (HslDb                 *db,
                       const HslOrganisation *organisation,
                       int                    year,
                       gint64                 n,
                       GError               **error)
{
  gboolean taken;

  if (!check_system_clock (db, error) || !is_taken (db, organisation->fact.uid, year, n, &taken, error))
    return FALSE;
  if (!taken)
    return TRUE;
  g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD,
               _ ("number: %" PRId64 " of %d belongs to another case of %s"), n, year,
               organisation->name);
  return FALSE;
}

/**
 * hsl_number_rows_note:
 * @n: a number that a case came with
 *
 * Lets the series go on behind @n.
 */
gboolean
hsl_number_rows_note (HslDb      *db,
                      const char *organisation,
                      int         year,
                      gint64      n,
                      GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db,
                         "INSERT INTO number_series (organisation, year, next_n) VALUES ($organisation,"
                         " $year, $n + 1)"
                         " ON CONFLICT (organisation, year)"
                         " DO UPDATE SET next_n = max (next_n, excluded.next_n)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "organisation", organisation);
  hsl_stmt_bind_number (stmt, "year", year);
  hsl_stmt_bind_number (stmt, "n", n);
  return hsl_stmt_run (stmt, error);
}
