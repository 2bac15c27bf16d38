/* hsl-subsidy.c: what a mediator is paid for a case (以案定补)
 *
 * Paid is for a case of people's mediation that was settled, performed, and whose volume is complete and
 * archived; per case and per mediator. Rates, who may be paid and how several share are data: subsidy.json.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-subsidy"

#include "hsl-subsidy.h"

#include "hsl-data.h"
#include "hsl-volume.h"

#include <glib/gi18n-lib.h>

/* What is named of what is missing; the rest stands in the case. */
#define AT_MOST_MISSING 3

#define FEN_MAX 100000000

struct _HslSubsidyRules
{
  GHashTable *rates; /* class -> gint64 */
  char       *otherwise;
  GStrv       results;
  GStrv       roles;
  gboolean    is_divided;
};

static void
read_rate (HslSubsidyRules *self,
           GVariant        *value,
           GError         **error)
{
  HslData data;
  char *class;
  gint64 *fen = g_new (gint64, 1);

  hsl_data_open (&data, value, "rates");
  class = hsl_data_read_text (&data, "class", HSL_DATA_REQUIRED);
  *fen = hsl_data_read_number (&data, "fen", 0, FEN_MAX, -1);
  if (*fen < 0)
    hsl_data_fail (&data, "fen", _ ("is missing"));
  if (hsl_data_close (&data, error))
    g_hash_table_replace (self->rates, class, fen);
  else
    {
      g_free (class);
      g_free (fen);
    }
}

/**
 * hsl_subsidy_rules_new_from_variant:
 * @data: subsidy.json
 *
 * Returns: (transfer full) (nullable): the rules
 */
HslSubsidyRules *
hsl_subsidy_rules_new_from_variant (GVariant *data,
                                    GError  **error)
{
  g_autoptr (HslSubsidyRules) self = g_new0 (HslSubsidyRules, 1);
  g_autoptr (GPtrArray)       rates = NULL;
  g_autoptr (GError)          problem = NULL;
  g_autofree char            *share = NULL;
  g_autofree char            *note = NULL;
  HslData                     read;

  self->rates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  hsl_data_open (&read, data, "");
  note = hsl_data_read_text (&read, "note", HSL_DATA_OPTIONAL);
  rates = hsl_data_read_list (&read, "rates");
  self->otherwise = hsl_data_read_text (&read, "otherwise", HSL_DATA_REQUIRED);
  self->results = hsl_data_read_texts (&read, "results");
  self->roles = hsl_data_read_texts (&read, "roles");
  share = hsl_data_read_text (&read, "share", HSL_DATA_REQUIRED);
  self->is_divided = g_strcmp0 (share, "divide") == 0;
  if (share != NULL && !self->is_divided && !g_str_equal (share, "each"))
    hsl_data_fail (&read, "share", _ ("is neither “divide” nor “each”"));
  for (guint i = 0; i < rates->len && problem == NULL; i++)
    read_rate (self, g_ptr_array_index (rates, i), &problem);
  if (problem == NULL && self->otherwise != NULL && !g_hash_table_contains (self->rates, self->otherwise))
    hsl_data_fail (&read, "otherwise", _ ("has no rate"));
  if (!hsl_data_close (&read, error))
    return NULL;
  if (problem == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * hsl_subsidy_rules_replace:
 * @base: the program's own
 * @data: the station's subsidy.json
 *
 * Returns: (transfer full) (nullable): the station's: rates are a decision of its own, all of it
 */
HslSubsidyRules *
hsl_subsidy_rules_replace (const HslSubsidyRules *base,
                           GVariant              *data,
                           GError               **error)
{
  return hsl_subsidy_rules_new_from_variant (data, error);
}

void
hsl_subsidy_rules_free (HslSubsidyRules *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->rates);
  g_free (self->otherwise);
  g_strfreev (self->results);
  g_strfreev (self->roles);
  g_free (self);
}

static void
item_free (gpointer data)
{
  HslSubsidyItem *self = data;

  g_free (self->number);
  g_free (self->type);
  g_free (self->class);
  g_free (self->result);
  g_free (self->worker);
  g_free (self);
}

static void
pending_free (gpointer data)
{
  HslSubsidyPending *self = data;

  g_free (self->number);
  g_free (self->type);
  g_free (self->reason);
  g_free (self);
}

/**
 * hsl_subsidy_sheet_new:
 * @month: a day of the month that is paid for
 *
 * Returns: (transfer full): a sheet without cases
 */
HslSubsidySheet *
hsl_subsidy_sheet_new (HslDay month)
{
  HslSubsidySheet *self = g_new0 (HslSubsidySheet, 1);

  self->from = hsl_day_from_ymd (hsl_day_get_year (month), hsl_day_get_month (month), 1);
  self->to = hsl_day_add_months (self->from, 1) - 1;
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->pending = g_ptr_array_new_with_free_func (pending_free);
  return self;
}

void
hsl_subsidy_sheet_free (HslSubsidySheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->pending);
  g_free (self);
}

/* Those of the case's mediators whose role is paid, each once. */
static GPtrArray *
list_paid (const HslSubsidyRules *rules,
           const HslCase         *on,
           const HslDirectory    *directory)
{
  GPtrArray *paid = g_ptr_array_new ();

  for (guint i = 0; on->mediators != NULL && on->mediators[i] != NULL; i++)
    {
      const HslWorker *worker = hsl_directory_find (directory, &hsl_worker_noun, on->mediators[i]);

      if (worker != NULL && worker->role != NULL &&
          g_strv_contains ((const char *const *) rules->roles, worker->role) &&
          !g_ptr_array_find (paid, worker, NULL))
        g_ptr_array_add (paid, (gpointer) worker);
    }
  return paid;
}

/* The titles of the lines on which something is missing; %NULL when the volume is complete. */
static char *
dup_missing (const HslCase *on)
{
  g_autoptr (GPtrArray) lines = hsl_volume_list (on);
  g_autoptr (GString)   titles = g_string_new (NULL);
  guint                 n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const HslVolumeLine *line = g_ptr_array_index (lines, i);

      if (line->state != HSL_VOLUME_MISSING)
        continue;
      if (n++ < AT_MOST_MISSING)
        g_string_append_printf (titles, "%s%s", n > 1 ? "、" : "", _ (line->title));
    }
  if (n > AT_MOST_MISSING)
    g_string_append (titles, "…");
  /* Translators: titles of papers */
  return n > 0 ? g_strdup_printf (_ ("missing in the volume: %s"), titles->str) : NULL;
}

/* What keeps a settled case from being paid for; %NULL: nothing. */
static char *
dup_obstacle (const HslCase *on,
              GPtrArray     *paid)
{
  char *missing;

  if (on->terms_open > 0)
    return g_strdup (_ ("not performed yet"));
  missing = dup_missing (on);
  if (missing != NULL)
    return missing;
  if (on->archived_on == HSL_DAY_NONE)
    return g_strdup (_ ("not archived yet"));
  return paid->len == 0 ? g_strdup (_ ("no mediator of a role that is paid")) : NULL;
}

static void
add_pending (HslSubsidySheet *self,
             const HslCase   *on,
             char            *reason)
{
  HslSubsidyPending *pending = g_new0 (HslSubsidyPending, 1);

  pending->number = g_strdup (on->number);
  pending->type = g_strdup (on->type);
  pending->closed_on = on->closed_on;
  pending->reason = reason;
  g_ptr_array_add (self->pending, pending);
}

/* What cannot be divided without a rest goes to the first: nobody is paid more than the rate. */
static void
add_items (HslSubsidySheet       *self,
           const HslSubsidyRules *rules,
           const HslCase         *on,
           GPtrArray             *paid)
{
  const char *class = on->class != NULL && g_hash_table_contains (rules->rates, on->class) ? on->class
                                                                                           : rules->otherwise;
  const gint64 *rate = g_hash_table_lookup (rules->rates, class);
  gint64        part = rules->is_divided ? *rate / paid->len : *rate;

  for (guint i = 0; i < paid->len; i++)
    {
      HslSubsidyItem *item = g_new0 (HslSubsidyItem, 1);

      item->number = g_strdup (on->number);
      item->type = g_strdup (on->type);
      item->class = g_strdup (class);
      item->result = g_strdup (on->result);
      item->worker = g_strdup (((HslFact *) g_ptr_array_index (paid, i))->uid);
      item->archived_on = on->archived_on;
      item->fen = i == 0 && rules->is_divided ? *rate - part * (paid->len - 1) : part;
      g_ptr_array_add (self->items, item);
    }
}

/**
 * hsl_subsidy_sheet_add:
 * @on: a case, derived
 *
 * Puts the case on the sheet when it was archived in the month and is paid for; among those that wait when it
 * is settled and closed, but not paid for yet, with the reason. Other cases are left out.
 */
void
hsl_subsidy_sheet_add (HslSubsidySheet       *self,
                       const HslSubsidyRules *rules,
                       const HslCase         *on,
                       const HslDirectory    *directory)
{
  g_autoptr (GPtrArray) paid = NULL;
  char                 *obstacle;

  if (hsl_case_is_police (on) || on->closed_on == HSL_DAY_NONE || on->closed_on > self->to ||
      on->result == NULL || !g_strv_contains ((const char *const *) rules->results, on->result))
    return;
  if (on->archived_on != HSL_DAY_NONE && (on->archived_on < self->from || on->archived_on > self->to))
    return;
  paid = list_paid (rules, on, directory);
  obstacle = dup_obstacle (on, paid);
  if (obstacle != NULL)
    add_pending (self, on, obstacle);
  else
    add_items (self, rules, on, paid);
}

/**
 * hsl_subsidy_sheet_get_total:
 *
 * Returns: the sum of the sheet, in fen
 */
gint64
hsl_subsidy_sheet_get_total (const HslSubsidySheet *self)
{
  gint64 total = 0;

  for (guint i = 0; i < self->items->len; i++)
    total += ((HslSubsidyItem *) g_ptr_array_index (self->items, i))->fen;
  return total;
}
