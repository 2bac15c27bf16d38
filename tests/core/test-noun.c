/* test-noun.c: days, and what the field tables do for every noun
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-nouns.h"

#include <string.h>

static void
test_days (void)
{
  static const struct
  {
    const char *iso;
    gboolean    valid;
  } cases[] = {
    { "2026-03-01", TRUE },
    { "2024-02-29", TRUE },
    { "2026-02-29", FALSE },
    { "2026-3-1", FALSE },
    { "2026-13-01", FALSE },
    { "2026-00-10", FALSE },
    { "20260301", FALSE },
    { "2026-03-01 ", FALSE },
    { "２０２６-03-01", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HslDay           day = hsl_day_from_iso (cases[i].iso);
      g_autofree char *back = hsl_day_to_iso (day);

      g_assert_cmpint (day != HSL_DAY_NONE, ==, cases[i].valid);
      g_assert_cmpstr (back, ==, cases[i].valid ? cases[i].iso : "");
    }
  g_assert_cmpint (hsl_day_from_iso (NULL), ==, HSL_DAY_NONE);
}

static void
test_months (void)
{
  HslDay last_of_january = hsl_day_from_ymd (2026, 1, 31);

  g_assert_cmpint (hsl_day_add_months (last_of_january, 1), ==, hsl_day_from_ymd (2026, 2, 28));
  g_assert_cmpint (hsl_day_add_months (last_of_january, 25), ==, hsl_day_from_ymd (2028, 2, 29));
  g_assert_cmpint (hsl_day_add_months (last_of_january, -2), ==, hsl_day_from_ymd (2025, 11, 30));
}

static void
test_years (void)
{
  HslDay leapling = hsl_day_from_ymd (2008, 2, 29);

  g_assert_cmpint (hsl_day_years_between (leapling, hsl_day_from_ymd (2026, 2, 28)), ==, 17);
  g_assert_cmpint (hsl_day_years_between (leapling, hsl_day_from_ymd (2026, 3, 1)), ==, 18);
}

static void
test_minutes (void)
{
  HslMinute        minute = hsl_minute_from_iso ("2026-03-01T14:30:59");
  g_autofree char *back = hsl_minute_to_iso (minute);

  g_assert_cmpstr (back, ==, "2026-03-01T14:30");
  g_assert_cmpint (hsl_minute_from_iso ("2026-03-01T24:00"), ==, HSL_MINUTE_NONE);
  g_assert_cmpint (hsl_minute_from_iso ("2026-03-01T14:30Z"), ==, HSL_MINUTE_NONE);
  g_assert_cmpint (hsl_minute_from_iso ("2026-03-01"), ==, HSL_MINUTE_NONE);
}

/* Every noun: names are unique, lists and links lead to nouns, what tells about people is not a column. */
static void
test_tables (void)
{
  for (guint n = 0; hsl_nouns[n] != NULL; n++)
    {
      const HslNoun         *noun = hsl_nouns[n];
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (hsl_noun_find (noun->name) == noun);
      for (guint i = 0; i < noun->n_fields; i++)
        {
          const HslField *field = &noun->fields[i];

          g_assert_true (g_hash_table_add (names, (gpointer) field->name));
          g_assert_true (hsl_noun_find_field (noun, field->name) == field);
          if (field->type == HSL_FIELD_LIST || field->type == HSL_FIELD_LINK ||
              field->type == HSL_FIELD_LINKS)
            g_assert_nonnull (hsl_noun_find (field->of));
          g_assert_false (hsl_field_is_column (field) && hsl_field_is_sealed (field));
          if ((field->flags & HSL_FIELD_MULTILINE) != 0 && noun->table != NULL)
            g_assert_true (hsl_field_is_sealed (field));
        }
    }
}

/* A value that passes through every field type of the party noun and back. */
static void
test_round_trip (void)
{
  g_autoptr (HslFact)  fact = hsl_fact_new (&hsl_session_noun);
  HslSession          *session = (HslSession *) fact;
  HslUtterance        *line = hsl_fact_new (&hsl_utterance_noun);
  g_autoptr (GVariant) value = NULL;
  g_autoptr (HslFact)  again = NULL;
  g_autoptr (HslFact)  copy = NULL;
  g_autoptr (GError)   error = NULL;

  fact->uid = g_strdup ("s-1");
  session->started_at = hsl_minute_from_iso ("2026-03-06T14:30");
  session->open = TRUE;
  session->mediators = g_strsplit ("a b", " ", -1);
  session->result = g_strdup ("agreed");
  line->text = g_strdup ("同意。");
  g_ptr_array_add (session->record, line);

  value = g_variant_ref_sink (hsl_fact_to_variant (fact, HSL_VARIANT_ALL));
  again = hsl_fact_from_variant (&hsl_session_noun, value, "", &error);
  g_assert_no_error (error);
  copy = hsl_fact_copy (fact);
  g_assert_true (hsl_fact_equal (fact, again));
  g_assert_true (hsl_fact_equal (fact, copy));

  g_free (((HslUtterance *) g_ptr_array_index (((HslSession *) copy)->record, 0))->text);
  ((HslUtterance *) g_ptr_array_index (((HslSession *) copy)->record, 0))->text = g_strdup ("不同意。");
  g_assert_false (hsl_fact_equal (fact, copy));
  g_assert_false (hsl_fact_row_equal (fact, copy));
}

/* The sealed part of a row has the words and none of the columns. */
static void
test_sealed_part (void)
{
  g_autoptr (HslFact)  fact = hsl_fact_new (&hsl_party_noun);
  HslParty            *party = (HslParty *) fact;
  g_autoptr (GVariant) sealed = NULL;

  fact->uid = g_strdup ("p-1");
  party->side = g_strdup ("applicant");
  party->name = g_strdup ("单雪梅");
  sealed = g_variant_ref_sink (hsl_fact_to_variant (fact, HSL_VARIANT_SEALED));
  g_assert_cmpuint (g_variant_n_children (sealed), ==, 1);
  g_assert_true (g_variant_lookup (sealed, "name", "s", NULL));
}

static void
test_uids (void)
{
  g_autofree char *one = hsl_uid_new ();
  g_autofree char *two = hsl_uid_new ();

  g_assert_true (hsl_uid_is_valid (one));
  g_assert_cmpstr (one, !=, two);
  g_assert_false (hsl_uid_is_valid (""));
  g_assert_false (hsl_uid_is_valid ("a b"));
  g_assert_false (hsl_uid_is_valid ("../x"));
  g_assert_false (hsl_uid_is_valid (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/day/iso", test_days);
  g_test_add_func ("/core/day/months", test_months);
  g_test_add_func ("/core/day/years", test_years);
  g_test_add_func ("/core/day/minutes", test_minutes);
  g_test_add_func ("/core/noun/tables", test_tables);
  g_test_add_func ("/core/noun/round-trip", test_round_trip);
  g_test_add_func ("/core/noun/sealed-part", test_sealed_part);
  g_test_add_func ("/core/noun/uids", test_uids);
  return g_test_run ();
}
