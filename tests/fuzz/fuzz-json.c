/* fuzz-json.c: what heshilaoctl reads from a file, up to the facts of a case
 *
 * The first line says what the JSON below it is for: "register", an action, or a noun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "hsl-ctl.h"
#include "test-case.h"

#include <string.h>

/* A case at every stage, so that each action finds one that it may be done to. */
static const struct
{
  const char *name;
  guint       n_steps;
} stages[] = {
  { "market-stalls", 1 },
  { "market-stalls", 3 },
  { "market-stalls", 8 },
  { "market-stalls", 9 },
  { "market-stalls", 12 },
  { "market-stalls", 20 },
  { "market-stalls", 26 },
  { "market-stalls", 100 },
  { "no-agreement", 3 },
  { "police-mediation", 4 },
};

static TestStation station;
static HslCase    *cases[G_N_ELEMENTS (stages)];

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  fuzz_begin ();
  test_station_set_up (&station, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    cases[i] = test_play (&station, stages[i].name, stages[i].n_steps);
  station.context.now = hsl_minute_from_iso ("2026-12-30T17:00");
  return 0;
}

static void
check_refusal (gpointer result,
               GError  *error)
{
  g_assert_true ((result == NULL) == (error != NULL));
  if (error != NULL && (*error->message == '\0' || !g_utf8_validate (error->message, -1, NULL)))
    g_error ("refused with “%s”", error->message);
}

/* What was read is written and read again as the same. */
static void
check_fact (HslFact *fact)
{
  g_autoptr (GVariant) written = g_variant_ref_sink (hsl_fact_to_variant (fact, HSL_VARIANT_ALL));
  g_autoptr (HslFact)  read = hsl_fact_new (fact->noun);
  g_autoptr (GError)   error = NULL;

  hsl_fact_fill (read, written, TRUE, "", &error);
  g_assert_no_error (error);
  g_free (read->uid);
  read->uid = g_strdup (fact->uid);
  read->version = fact->version;
  g_assert_true (hsl_fact_equal (fact, read));
}

static void
check_case (HslCase *self)
{
  g_autoptr (HslFact)   fact = (HslFact *) self;
  g_autoptr (HslFact)   derived = hsl_fact_copy (fact);
  g_autoptr (GPtrArray) clocks = NULL;

  check_fact (fact);
  hsl_case_derive ((HslCase *) derived);
  g_assert_true (hsl_fact_equal (fact, derived));
  clocks = hsl_case_get_clocks ((HslCase *) fact, &station.context);
}

static void
do_register (GVariant *input)
{
  g_autoptr (GError) error = NULL;
  HslCase           *made = hsl_case_register (input, &station.context, &error);

  check_refusal (made, error);
  if (made != NULL)
    check_case (made);
}

static void
do_action (const HslAction *action,
           GVariant        *input)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      HslCase           *after = hsl_action_do (action, cases[i], input, &station.context, &error);

      check_refusal (after, error);
      if (after != NULL)
        check_case (after);
    }
}

static void
do_noun (const HslNoun *noun,
         GVariant      *input)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) fact = hsl_fact_from_variant (noun, input, "", &error);

  check_refusal (fact, error);
  if (fact != NULL)
    check_fact (fact);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char          *json = memchr (data, '\n', size);
  g_autofree char     *what = NULL;
  g_autoptr (GVariant) input = NULL;
  g_autoptr (GError)   error = NULL;

  if (json == NULL)
    return 0;
  what = g_strndup ((const char *) data, (gsize) (json - (const char *) data));
  json++;
  input = hsl_ctl_parse_json (json, size - (gsize) (json - (const char *) data), "fuzz.json", &error);
  check_refusal (input, error);
  if (input == NULL)
    return 0;

  station.next_number = 18;
  if (g_str_equal (what, "register"))
    do_register (input);
  else if (hsl_action_find (what) != NULL)
    do_action (hsl_action_find (what), input);
  else if (hsl_noun_find (what) != NULL)
    do_noun (hsl_noun_find (what), input);
  return 0;
}
