/* hsl-store-verify.c: is everything as it was written through the program?
 *
 * Three passes. The chain: every hash, signature and sealed part, and no link left out. The rows: each
 * live row against what the last link that wrote it says of it, so that an edited, replayed, inserted
 * or deleted row is found. The caches: states and clocks derived again, numbers without gaps.
 *
 * What is sealed with a key that is not for the account cannot be looked at. That is noted, and is no
 * finding; but only where the account is known to have no key: for one that has it, what does not open
 * is one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-case-clocks.h"
#include "hsl-case-rows.h"
#include "hsl-clock-rows.h"
#include "hsl-digest.h"
#include "hsl-emptied.h"
#include "hsl-text-index.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

typedef struct
{
  HslStore   *self;
  GPtrArray  *findings;
  gint64      seq;
  GHashTable *keys;    /* account -> GPtrArray of Key, oldest first */
  GHashTable *emptied; /* uid of a destruction -> HslEmptied */
  GHashTable *unowned; /* "table uid" -> "version commitment", of rows that belong to no case */
  guint       n_closed_cases;
  guint       n_closed_rows;
  HslContext  context;
} Verifier;

typedef struct
{
  gint64  until_seq;
  GBytes *sign_public;
} Key;

static void G_GNUC_PRINTF (2, 3)
    find (Verifier   *verifier,
          const char *format,
          ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (verifier->findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* --- the chain --- */

static void
key_free (gpointer data)
{
  Key *key = data;

  g_bytes_unref (key->sign_public);
  g_free (key);
}

static gboolean
load_keys (Verifier *verifier,
           GError  **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (verifier->self->rows.db,
                         "SELECT account, until_seq, sign_public FROM former_key"
                         " UNION ALL SELECT name, 9223372036854775807, sign_public FROM account ORDER"
                         " BY 1, 2",
                         error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      const char *account;
      GPtrArray  *keys;
      Key        *key;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      account = hsl_stmt_get_text (stmt, 0);
      keys = g_hash_table_lookup (verifier->keys, account);
      if (keys == NULL)
        {
          keys = g_ptr_array_new_with_free_func (key_free);
          g_hash_table_insert (verifier->keys, g_strdup (account), keys);
        }
      key = g_new0 (Key, 1);
      key->until_seq = hsl_stmt_get_number (stmt, 1);
      key->sign_public = hsl_stmt_dup_bytes (stmt, 2);
      g_ptr_array_add (keys, key);
    }
}

static GBytes *
find_key (Verifier   *verifier,
          const char *account,
          gint64      seq)
{
  GPtrArray *keys = g_hash_table_lookup (verifier->keys, account);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const Key *key = g_ptr_array_index (keys, i);

      if (seq <= key->until_seq)
        return key->sign_public;
    }
  return NULL;
}

typedef void (*WriteFunc) (Verifier   *verifier,
                           const char *table,
                           const char *uid,
                           const char *version,
                           const char *commitment,
                           gpointer    data);

/* Goes through the lines that hsl_writes_add() wrote. */
static void
foreach_write (Verifier   *verifier,
               const char *writes,
               WriteFunc   func,
               gpointer    data)
{
  g_auto (GStrv) lines = g_strsplit (writes, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (g_strv_length (words) == 4)
        func (verifier, words[0], words[1], words[2], words[3], data);
    }
}

static gboolean
table_is_owned (const char *table)
{
  for (guint i = 0; hsl_nouns[i] != NULL; i++)
    if (g_strcmp0 (hsl_nouns[i]->table, table) == 0)
      return hsl_noun_is_owned (hsl_nouns[i]) || hsl_nouns[i] == &hsl_case_noun;
  return FALSE;
}

static void
note_unowned_write (Verifier   *verifier,
                    const char *table,
                    const char *uid,
                    const char *version,
                    const char *commitment,
                    gpointer    data)
{
  if (!table_is_owned (table))
    g_hash_table_insert (verifier->unowned, g_strdup_printf ("%s %s", table, uid),
                         g_strdup_printf ("%s %s", version, commitment));
}

/* Whether the account has no key of the case. */
static gboolean
is_closed (Verifier   *verifier,
           const char *case_uid)
{
  return hsl_key_chest_pick (verifier->self->chest, HSL_KEY_DATA, case_uid, NULL) == NULL;
}

/* Its record is gone, so it says nothing, and what stands there nevertheless was put there. */
static void
check_emptied_link (Verifier      *verifier,
                    const HslLink *link,
                    GBytes        *key)
{
  HslEmptied *emptied = g_hash_table_lookup (verifier->emptied, link->destruction);

  if (link->case_uid != NULL || *link->uid != '\0' || *link->writes != '\0')
    find (verifier, _ ("Entry %" PRId64 " of the chain was emptied with its case, and written again"),
          link->seq);
  if (key == NULL || !hsl_signature_verify (link->signature, key, link->hash))
    find (verifier, _ ("Entry %" PRId64 " of the chain is not signed by the account “%s”"),
          link->seq, link->account);
  if (emptied == NULL)
    {
      emptied = g_new0 (HslEmptied, 1);
      g_hash_table_insert (verifier->emptied, g_strdup (link->destruction), emptied);
    }
  hsl_emptied_add (emptied, link->seq, link->account, link->hash_before, link->hash);
}

static void
check_link (Verifier      *verifier,
            const HslLink *link,
            GBytes        *key)
{
  if (link->hash_made == NULL || !g_bytes_equal (link->hash, link->hash_made))
    find (verifier,
          _ ("Entry %" PRId64 " of the chain does not follow from the one before: it or its"
             " place was changed"),
          link->seq);
  else if (key == NULL || !hsl_signature_verify (link->signature, key, link->hash))
    find (verifier, _ ("Entry %" PRId64 " of the chain is not signed by the account “%s”"),
          link->seq, link->account);
  if (link->commitment_made == NULL && link->case_uid != NULL && is_closed (verifier, link->case_uid))
    verifier->n_closed_rows++;
  else if (link->commitment_made == NULL || !g_bytes_equal (link->commitment, link->commitment_made))
    find (verifier,
          _ ("The sealed part of entry %" PRId64 " of the chain does not open or was changed"),
          link->seq);
  foreach_write (verifier, link->writes, note_unowned_write, NULL);
}

static gboolean
on_link_cb (const HslLink *link,
            gpointer       data,
            GError       **error)
{
  Verifier *verifier = data;
  GBytes   *key = find_key (verifier, link->account, link->seq);

  if (link->seq != verifier->seq + 1)
    find (verifier, _ ("Entries %" PRId64 " to %" PRId64 " of the chain are missing"),
          verifier->seq + 1,
          link->seq - 1);
  if (link->destruction != NULL)
    check_emptied_link (verifier, link, key);
  else
    check_link (verifier, link, key);
  verifier->seq = link->seq;
  return TRUE;
}

/* --- rows --- */

/* Compares one live row with the record of it, which is taken out of @records. */
static void
check_row (Verifier     *verifier,
           GHashTable   *records,
           const HslRow *row)
{
  const HslNoun   *noun = row->fact->noun;
  g_autofree char *key = g_strdup_printf ("%s %s", noun->table, row->fact->uid);
  g_autofree char *commitment = hsl_bytes_to_base64 (row->commitment);
  g_autofree char *made = g_strdup_printf ("%" PRId64 " %s", row->fact->version, commitment);
  const char      *record = g_hash_table_lookup (records, key);

  if (record == NULL)
    find (verifier, _ ("The %s “%s” was not written through the program"), noun->name, row->fact->uid);
  else if (!g_str_equal (record, made))
    find (verifier, _ ("The %s “%s” is not as it was last written"), noun->name, row->fact->uid);
  g_hash_table_remove (records, key);
}

/* A row that has no sealed part: @line is what the chain should say of it. */
static void
check_line (Verifier   *verifier,
            const char *line)
{
  g_auto (GStrv)   words = g_strsplit (line, " ", 3);
  g_autofree char *key = g_strconcat (words[0], " ", words[1], NULL);
  const char      *record = g_hash_table_lookup (verifier->unowned, key);

  if (record == NULL)
    find (verifier, _ ("The %s “%s” was not written through the program"), words[0], words[1]);
  else if (!g_str_equal (record, words[2]))
    find (verifier, _ ("The %s “%s” is not as it was last written"), words[0], words[1]);
  g_hash_table_remove (verifier->unowned, key);
}

static gboolean
check_accounts (Verifier *verifier,
                GError  **error)
{
  HslStore             *self = verifier->self;
  g_autoptr (GPtrArray) accounts = hsl_account_rows_list (self->rows.db, error);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const HslAccount  *account = g_ptr_array_index (accounts, i);
      g_autofree char   *line = hsl_account_rows_dup_record (account);
      g_autoptr (GError) problem = NULL;

      check_line (verifier, line);
      if (account->admission != NULL && hsl_key_chest_has (self->chest, hsl_account_get_scope (account)) &&
          !hsl_account_check_admission (account, self->chest, &problem))
        find (verifier, "%s", problem->message);
    }
  return accounts != NULL;
}

static gboolean
check_keys (Verifier *verifier,
            GError  **error)
{
  g_autoptr (GPtrArray) keys = hsl_key_rows_list (verifier->self->rows.db, error);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const HslKeyRow    *key = g_ptr_array_index (keys, i);
      g_autofree char    *uid = g_strdup_printf ("%" PRIu32, key->id);
      g_autoptr (GString) line = g_string_new (NULL);

      hsl_writes_add (line, "key", uid, key->version, key->commitment);
      g_string_truncate (line, line->len - 1);
      check_line (verifier, line->str);
    }
  return keys != NULL;
}

/* Links are empty only where the register says so, and stand where they stood. The entries themselves are
 * compared with the chain like every other row, and the check of the database finds one that is not there.
 */
static void
check_emptied (Verifier *verifier)
{
  g_autoptr (GPtrArray) rows =
      hsl_rows_load (&verifier->self->rows, &hsl_destruction_noun, NULL, HSL_ROW_READ, NULL);

  /* Why one does not open was said where the rows were checked. */
  if (rows == NULL)
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      const HslDestruction *entry = (HslDestruction *) ((HslRow *) g_ptr_array_index (rows, i))->fact;
      const HslEmptied     *emptied = g_hash_table_lookup (verifier->emptied, entry->fact.uid);
      g_autofree char      *digest = emptied != NULL ? hsl_emptied_dup_digest (emptied) : NULL;

      if (emptied == NULL || emptied->n != entry->links || g_strcmp0 (digest, entry->links_digest) != 0)
        find (verifier, _ ("What is left of a destroyed case in the chain is not what was left: %s"),
              entry->number != NULL ? entry->number : entry->fact.uid);
    }
}

/* What is left in @records was written and never deleted, and is not there. */
static void
check_missing (Verifier   *verifier,
               GHashTable *records)
{
  GHashTableIter iter;
  gpointer       key, value;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_str_has_suffix (value, " -"))
      find (verifier, _ ("A row is missing: %s"), (const char *) key);
}

static void
forget_records (GHashTable *records,
                const char *prefix)
{
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, prefix))
      g_hash_table_iter_remove (&iter);
}

static void
check_rows (Verifier      *verifier,
            GHashTable    *records,
            const HslNoun *noun,
            const char    *case_uid)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = hsl_rows_load (&verifier->self->rows, noun, case_uid, HSL_ROW_COMMITMENT,
                                              &error);

  if (rows == NULL)
    {
      g_autofree char *prefix = g_strconcat (noun->table, " ", NULL);

      find (verifier, "%s: %s", noun->name, error->message);
      /* The rows behind the one that does not open are not missing. */
      forget_records (records, prefix);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    check_row (verifier, records, g_ptr_array_index (rows, i));
}

static void
note_owned_write (Verifier   *verifier,
                  const char *table,
                  const char *uid,
                  const char *version,
                  const char *commitment,
                  gpointer    data)
{
  if (table_is_owned (table))
    g_hash_table_insert (data, g_strdup_printf ("%s %s", table, uid),
                         g_strdup_printf ("%s %s", version, commitment));
}

static gboolean
load_records (Verifier   *verifier,
              const char *case_uid,
              GHashTable *records,
              GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (verifier->self->rows.db,
                         "SELECT writes FROM activity WHERE case_uid = $case_uid AND writes <> '' ORDER"
                         " BY seq",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      foreach_write (verifier, hsl_stmt_get_text (stmt, 0), note_owned_write, records);
    }
}

/* --- caches --- */

static gboolean
clocks_equal (GPtrArray *a,
              GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const HslClock *first = g_ptr_array_index (a, i);
      const HslClock *second = g_ptr_array_index (b, i);

      if (!g_str_equal (first->rule, second->rule) || g_strcmp0 (first->uid, second->uid) != 0 ||
          first->due != second->due || first->done_on != second->done_on)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_caches (Verifier   *verifier,
              const char *case_uid,
              GError    **error)
{
  HslRows              *rows = &verifier->self->rows;
  g_autoptr (HslFact)   stored = (HslFact *) hsl_case_rows_load (rows, case_uid, NULL);
  g_autoptr (HslFact)   derived = NULL;
  g_autoptr (GPtrArray) clocks = NULL;
  g_autoptr (GPtrArray) stored_clocks = NULL;

  /* Why it does not open was said where its rows were checked. */
  if (stored == NULL)
    return TRUE;
  derived = hsl_fact_copy (stored);
  hsl_case_derive ((HslCase *) derived);
  if (!hsl_fact_equal (stored, derived))
    find (verifier, _ ("The stored state of case “%s” does not follow from its facts"), case_uid);

  clocks = hsl_case_get_clocks ((HslCase *) derived, &verifier->context);
  stored_clocks = hsl_clock_rows_load (rows->db, case_uid, error);
  if (stored_clocks == NULL)
    return FALSE;
  if (!clocks_equal (clocks, stored_clocks))
    find (verifier, _ ("The stored clocks of case “%s” are not those of its facts"), case_uid);
  return TRUE;
}

static gboolean
check_case (Verifier   *verifier,
            const char *case_uid,
            GError    **error)
{
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError)     problem = NULL;
  g_autoptr (HslRow)     row = NULL;
  guint                  n_findings = verifier->findings->len;

  if (!load_records (verifier, case_uid, records, error))
    return FALSE;
  if (is_closed (verifier, case_uid))
    {
      verifier->n_closed_cases++;
      verifier->n_closed_rows += g_hash_table_size (records);
      return TRUE;
    }
  row = hsl_rows_load_one (&verifier->self->rows, &hsl_case_noun, NULL, case_uid, HSL_ROW_COMMITMENT,
                           &problem);
  if (row != NULL)
    check_row (verifier, records, row);
  else
    {
      find (verifier, "%s “%s”: %s", hsl_case_noun.name, case_uid, problem->message);
      g_hash_table_remove_all (records);
      return TRUE;
    }
  for (guint i = 0; hsl_nouns[i] != NULL; i++)
    if (hsl_nouns[i]->table != NULL && hsl_nouns[i] != &hsl_activity_noun && hsl_noun_is_owned (hsl_nouns[i]))
      check_rows (verifier, records, hsl_nouns[i], case_uid);
  check_missing (verifier, records);
  return verifier->findings->len > n_findings || check_caches (verifier, case_uid, error);
}

static GPtrArray *
list_cases (Verifier *verifier,
            GError  **error)
{
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HslStmt)   stmt = NULL;
  gboolean              has_row;

  /* Those that the chain speaks of too, whose own row may be gone. */
  stmt = hsl_db_prepare (verifier->self->rows.db,
                         "SELECT uid FROM \"case\" UNION SELECT case_uid FROM activity WHERE case_uid"
                         " IS NOT NULL",
                         error);
  if (stmt == NULL)
    return NULL;
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&uids);
      g_ptr_array_add (uids, g_strdup (hsl_stmt_get_text (stmt, 0)));
    }
}

/* --- numbers --- */

static gint64
first_number (Verifier   *verifier,
              const char *organisation,
              gint64      year)
{
  const HslOrganisation *found = hsl_directory_find (verifier->context.directory, &hsl_organisation_noun,
                                                     organisation);

  return found != NULL && found->first_number_year == year ? MAX (1, found->first_number) : 1;
}

static void
find_gap (Verifier *verifier,
          gint64    year,
          gint64    expected,
          gint64    next)
{
  if (expected < next)
    find (verifier,
          _ ("Numbers %" PRId64 " to %" PRId64 " of %" PRId64 " are missing"),
          expected, next - 1, year);
}

/* Numbers before the first one of the series came with paper cases, and those behind its last one, too. */
static gboolean
check_series (Verifier   *verifier,
              const char *organisation,
              gint64      year,
              gint64      next,
              GError    **error)
{
  gint64              expected = first_number (verifier, organisation, year);
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (verifier->self->rows.db,
                         "SELECT number_n AS n FROM \"case\" WHERE organisation = $organisation"
                         " AND number_year = $year AND number_n BETWEEN $from AND $to"
                         " UNION SELECT n FROM number_void WHERE organisation = $organisation"
                         " AND year = $year AND n BETWEEN $from AND $to"
                         " UNION SELECT number_n FROM destruction WHERE organisation = $organisation"
                         " AND number_year = $year AND number_n BETWEEN $from AND $to ORDER BY n",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "organisation", organisation);
  hsl_stmt_bind_number (stmt, "year", year);
  hsl_stmt_bind_number (stmt, "from", expected);
  hsl_stmt_bind_number (stmt, "to", next - 1);
  for (;;)
    {
      gint64 n;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      n = hsl_stmt_get_number (stmt, 0);
      find_gap (verifier, year, expected, n);
      expected = n + 1;
    }
  find_gap (verifier, year, expected, next);
  return TRUE;
}

static gboolean
check_numbers (Verifier *verifier,
               GError  **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (verifier->self->rows.db, "SELECT organisation, year, next_n FROM number_series",
                         error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      g_autofree char *organisation = NULL;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      organisation = g_strdup (hsl_stmt_get_text (stmt, 0));
      if (!check_series (verifier, organisation, hsl_stmt_get_number (stmt, 1),
                         hsl_stmt_get_number (stmt, 2), error))
        return FALSE;
    }
}

/* --- all --- */

static gboolean
check_tokens (Verifier *verifier,
              GError  **error)
{
  gboolean current;

  if (!hsl_text_index_is_current (verifier->self->rows.db, &current, error))
    return FALSE;
  if (!current)
    find (verifier, _ ("The text index was made by another version of the program"));
  return TRUE;
}

static gboolean
check_all (Verifier *verifier,
           GError  **error)
{
  static const HslNoun *const station[] = { &hsl_organisation_noun, &hsl_worker_noun, &hsl_area_noun,
                                            &hsl_room_noun, &hsl_destruction_noun };
  HslStore                   *self = verifier->self;
  g_autoptr (GError)          problem = NULL;
  g_autoptr (GPtrArray)       cases = NULL;

  if (!hsl_db_check (self->rows.db, TRUE, &problem))
    {
      find (verifier, "%s", problem->message);
      return TRUE;
    }
  if (!load_keys (verifier, error) || !hsl_chain_walk (&self->rows, on_link_cb, verifier, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (station); i++)
    check_rows (verifier, verifier->unowned, station[i], NULL);
  if (hsl_key_chest_has (self->chest, HSL_KEY_DATA))
    check_rows (verifier, verifier->unowned, &hsl_person_noun, NULL);
  else
    forget_records (verifier->unowned, "person ");
  forget_records (verifier->unowned, "setting ");
  check_emptied (verifier);
  if (!check_accounts (verifier, error) || !check_keys (verifier, error))
    return FALSE;
  check_missing (verifier, verifier->unowned);

  cases = list_cases (verifier, error);
  if (cases == NULL)
    return FALSE;
  for (guint i = 0; i < cases->len; i++)
    if (!check_case (verifier, g_ptr_array_index (cases, i), error))
      return FALSE;
  return check_numbers (verifier, error) && check_tokens (verifier, error);
}

static void
note_closed (Verifier  *verifier,
             GPtrArray *notes)
{
  if (notes == NULL || verifier->n_closed_cases == 0)
    return;
  if (!hsl_key_chest_has (verifier->self->chest, HSL_KEY_DATA))
    g_ptr_array_add (notes,
                     g_strdup_printf (_ ("%u cases (%u rows) were not checked: this account has no key "
                                         "of people and cases"),
                                      verifier->n_closed_cases, verifier->n_closed_rows));
  else
    g_ptr_array_add (notes, g_strdup_printf (_ ("%u locked cases (%u rows) were not checked: their keys are "
                                                "not for this account"),
                                             verifier->n_closed_cases, verifier->n_closed_rows));
}

typedef struct
{
  GPtrArray *findings;
  GPtrArray *notes; /* (nullable) */
} VerifyCall;

static gboolean
do_verify (HslStore *self,
           gpointer  data,
           GError  **error)
{
  VerifyCall *call = data;
  Verifier    verifier = { .self = self, .findings = call->findings };
  gboolean    done;

  verifier.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  verifier.emptied =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hsl_emptied_free);
  verifier.unowned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  hsl_store_init_context (self, &verifier.context);
  done = check_all (&verifier, error);
  hsl_store_clear_context (&verifier.context);
  g_hash_table_unref (verifier.keys);
  g_hash_table_unref (verifier.emptied);
  g_hash_table_unref (verifier.unowned);
  note_closed (&verifier, call->notes);
  return done;
}

/**
 * hsl_store_verify_noting:
 * @notes: (nullable) (element-type utf8): gets what could not be looked at, in words
 *
 * Returns: (transfer full) (element-type utf8) (nullable): everything that is not as it was written
 *   through the program, in words; empty when all is well
 */
GPtrArray *
hsl_store_verify_noting (HslStore  *self,
                         GPtrArray *notes,
                         GError   **error)
{
  static const HslCall  call = { do_verify, HSL_CALL_READ, HSL_RIGHTS_ALL, HSL_PERMIT_VERIFY };
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  VerifyCall            data = { findings, notes };

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  return hsl_store_call (self, &call, &data, NULL, error) ? g_steal_pointer (&findings) : NULL;
}

GPtrArray *
hsl_store_verify (HslStore *self,
                  GError  **error)
{
  return hsl_store_verify_noting (self, NULL, error);
}
