/* test-volume.c: what belongs in a volume, and what is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-case.h"

#include "hsl-volume.h"

typedef TestStation Fixture;

static HslVolumeLine *
find_line (GPtrArray  *lines,
           const char *number)
{
  for (guint i = 0; i < lines->len; i++)
    {
      HslVolumeLine *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->number, number))
        return line;
    }
  g_error ("no line %s", number);
}

static gboolean
is_missing (GPtrArray  *lines,
            const char *number,
            const char *what)
{
  const char *missing = find_line (lines, number)->missing;

  return missing != NULL && strstr (missing, what) != NULL;
}

static gboolean
is_printable (GPtrArray     *lines,
              const char    *form,
              HslVolumeState state)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const HslVolumeLine *line = g_ptr_array_index (lines, i);

      if (g_strcmp0 (line->form, form) == 0)
        return line->state == state;
    }
  return FALSE;
}

static guint
count_lines (GPtrArray  *lines,
             const char *number)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (((HslVolumeLine *) g_ptr_array_index (lines, i))->number, number))
      n++;
  return n;
}

static HslCase *
print (Fixture    *fixture,
       HslCase    *on,
       const char *form,
       const char *subject,
       const char *at)
{
  g_autoptr (GError)    error = NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "form", "s", form);
  g_variant_dict_insert (&dict, "printed_at", "s", at);
  g_variant_dict_insert (&dict, "pages", "x", (gint64) 3);
  if (subject != NULL)
    g_variant_dict_insert (&dict, "subject", "s", subject);
  on = test_do (fixture, on, at, "print", g_variant_dict_end (&dict), &error);
  g_assert_no_error (error);
  return on;
}

static HslCase *
attach (Fixture    *fixture,
        HslCase    *on,
        const char *kind,
        const char *party,
        const char *agreement)
{
  g_autoptr (GError)    error = NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "kind", "s", kind);
  g_variant_dict_insert (&dict, "name", "s", "1.jpg");
  if (party != NULL)
    g_variant_dict_insert (&dict, "party", "s", party);
  if (agreement != NULL)
    g_variant_dict_insert (&dict, "agreement", "s", agreement);
  on = test_do (fixture, on, "2026-03-20T09:00", "attach", g_variant_dict_end (&dict), &error);
  g_assert_no_error (error);
  return on;
}

static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HslFact)   fact = (HslFact *) test_play (fixture, "market-stalls", 27);
  g_autoptr (GPtrArray) lines = hsl_volume_list ((HslCase *) fact);
  const char           *before = "";
  GString              *order = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const HslVolumeLine *line = g_ptr_array_index (lines, i);

      if (!g_str_equal (line->number, before))
        g_string_append_printf (order, "%s ", line->number);
      before = line->number;
    }
  g_assert_cmpstr (order->str, ==, "1 2 4 5 6 7 8 9 10 12 13 14 15 ");
  g_string_free (order, TRUE);
  g_assert_cmpuint (count_lines (lines, "9"), ==, ((HslCase *) fact)->sessions->len);
  g_assert_cmpuint (count_lines (lines, "13"), ==, ((HslCase *) fact)->follow_ups->len);
  g_assert_cmpint (find_line (lines, "12")->state, ==, HSL_VOLUME_NOT_NEEDED);
  g_assert_false (find_line (lines, "14")->required);
}

/* A line is missing as long as one thing is, and says which. */
static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  HslCase              *now = test_play (fixture, "market-stalls", 11);
  g_autofree char      *agreement = NULL;
  g_autoptr (GPtrArray) lines = hsl_volume_list (now);
  const HslParty       *first = g_ptr_array_index (now->parties, 0);
  g_autofree char      *name = g_strdup (first->name);
  g_autofree char      *party = g_strdup (first->fact.uid);
  guint                 before = hsl_volume_count_missing (lines);
  HslVolumeLine        *line = find_line (lines, "10");

  agreement = g_strdup (line->subject);
  g_assert_cmpint (line->state, ==, HSL_VOLUME_MISSING);
  g_assert_cmpstr (line->missing, ==, "the signed sheet is not attached; not printed yet");
  g_assert_true (is_missing (lines, "6", name));

  now = print (fixture, now, "agreement", agreement, "2026-03-20T09:00");
  now = attach (fixture, now, "signed", NULL, agreement);
  now = attach (fixture, now, "identity", party, NULL);
  g_clear_pointer (&lines, g_ptr_array_unref);
  lines = hsl_volume_list (now);
  line = find_line (lines, "10");
  g_assert_cmpint (line->state, ==, HSL_VOLUME_PRESENT);
  g_assert_null (line->missing);
  g_assert_cmpint (line->pages, ==, 3);
  g_assert_cmpuint (line->n_attachments, ==, 1);
  g_assert_false (is_missing (lines, "6", name));
  g_assert_cmpuint (hsl_volume_count_missing (lines), ==, before - 1);
  hsl_fact_unref (now);
}

/* The first session's print is not the second's. */
static void
test_subjects (Fixture      *fixture,
               gconstpointer data)
{
  HslCase              *now = test_play (fixture, "market-stalls", 8);
  const HslSession     *first = g_ptr_array_index (now->sessions, 0);
  g_autofree char      *subject = g_strdup (first->fact.uid);
  g_autoptr (GPtrArray) lines = NULL;
  guint                 n_printed = 0;

  now = print (fixture, now, "session-record", subject, "2026-03-14T09:00");
  lines = hsl_volume_list (now);
  for (guint i = 0; i < lines->len; i++)
    {
      const HslVolumeLine *line = g_ptr_array_index (lines, i);

      if (!g_str_equal (line->number, "9"))
        continue;
      n_printed += line->printed_at != HSL_MINUTE_NONE;
      if (line->printed_at != HSL_MINUTE_NONE)
        g_assert_cmpstr (line->subject, ==, subject);
    }
  g_assert_cmpuint (n_printed, ==, 1);
  hsl_fact_unref (now);
}

static void
test_unsigned (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HslFact)   fact = (HslFact *) test_play (fixture, "market-stalls", 9);
  g_autoptr (GPtrArray) lines = hsl_volume_list ((HslCase *) fact);

  g_assert_true (g_str_has_prefix (find_line (lines, "10")->missing, "not signed by "));
}

static void
test_police (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact)   fact = (HslFact *) test_play (fixture, "police-mediation", 11);
  g_autoptr (GPtrArray) lines = hsl_volume_list ((HslCase *) fact);

  g_assert_cmpuint (count_lines (lines, "P1"), ==, 1);
  g_assert_cmpuint (count_lines (lines, "10"), ==, 0);
  g_assert_cmpuint (count_lines (lines, "5"), ==, 0);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpstr (((HslVolumeLine *) g_ptr_array_index (lines, i))->form, !=, "agreement");
}

/* A letter of attorney is missed when somebody acts for a party; a sheet that was printed for all of them is
 * there for each. What nobody has to have is bound when it was printed. */
static void
test_as_needed (Fixture      *fixture,
                gconstpointer data)
{
  HslCase              *now = test_play (fixture, "market-stalls", 8);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) lines = hsl_volume_list (now);
  guint                 n_sixes = count_lines (lines, "6");

  g_assert_cmpuint (count_lines (lines, "3"), ==, 0);
  now = test_do (fixture, now, "2026-03-15T09:00", "add-agent",
                 test_parse_json ("{\"party\": \"tenant-1\", \"kind\": \"agent\", \"name\": \"郑律师\"}"),
                 &error);
  g_assert_no_error (error);
  g_clear_pointer (&lines, g_ptr_array_unref);
  lines = hsl_volume_list (now);
  g_assert_cmpuint (count_lines (lines, "6"), ==, n_sixes + 1);
  g_assert_true (is_printable (lines, "power-of-attorney", HSL_VOLUME_MISSING));

  now = print (fixture, now, "power-of-attorney", NULL, "2026-03-15T10:00");
  now = print (fixture, now, "application", NULL, "2026-03-15T10:00");
  g_clear_pointer (&lines, g_ptr_array_unref);
  lines = hsl_volume_list (now);
  g_assert_true (is_printable (lines, "power-of-attorney", HSL_VOLUME_PRESENT));
  g_assert_true (is_printable (lines, "application", HSL_VOLUME_PRESENT));
  hsl_fact_unref (now);
}

static void
test_other_ends (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HslFact)   talk = (HslFact *) test_play (fixture, "settled-by-talk", 4);
  g_autoptr (HslFact)   refused = (HslFact *) test_play (fixture, "no-agreement", 6);
  g_autoptr (GPtrArray) spoken = hsl_volume_list ((HslCase *) talk);
  g_autoptr (GPtrArray) ended = hsl_volume_list ((HslCase *) refused);

  g_assert_cmpuint (count_lines (spoken, "11"), ==, 1);
  g_assert_cmpint (find_line (spoken, "9")->state, ==, HSL_VOLUME_NOT_NEEDED);
  g_assert_cmpint (find_line (spoken, "13")->state, ==, HSL_VOLUME_NOT_NEEDED);

  g_assert_cmpstr (find_line (ended, "L2")->missing, ==, "not printed yet");
  g_assert_cmpint (find_line (ended, "10")->state, ==, HSL_VOLUME_NOT_NEEDED);
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, test_station_set_up, func, test_station_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/core/volume/order", test_order);
  ADD ("/core/volume/missing", test_missing);
  ADD ("/core/volume/subjects", test_subjects);
  ADD ("/core/volume/unsigned", test_unsigned);
  ADD ("/core/volume/police", test_police);
  ADD ("/core/volume/as-needed", test_as_needed);
  ADD ("/core/volume/other-ends", test_other_ends);
  return g_test_run ();
}
