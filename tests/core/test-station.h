/* test-station.h: a small station with its rules, for tests of the domain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "test-data.h"

#include "hsl-action.h"
#include "hsl-case-clocks.h"
#include "hsl-nouns.h"

typedef struct
{
  HslContext       context;
  HslDirectory    *directory;
  HslCodes        *codes;
  HslCalendar     *calendar;
  HslClockRules   *clocks;
  HslFindingRules *findings;
  gint64           next_number;
  guint            next_uid;
} TestStation;

static inline char *
test_dup_data_path (const char *name)
{
  return g_build_filename (g_getenv ("HSL_SOURCE_ROOT"), "tests", "data", name, NULL);
}

static inline GVariant *
test_load_case_file (const char *name)
{
  g_autofree char   *path = test_dup_data_path (name);
  g_autofree char   *json = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);
  return test_parse_json (json);
}

static inline char *
test_new_uid (gpointer data)
{
  TestStation *station = data;

  return g_strdup_printf ("uid-%u", ++station->next_uid);
}

static inline gboolean
test_take_number (const HslOrganisation *organisation,
                  int                    year,
                  gint64                *out_n,
                  gpointer               data,
                  GError               **error)
{
  TestStation *station = data;

  *out_n = station->next_number++;
  return TRUE;
}

static inline void
test_fill_directory (HslDirectory  *directory,
                     GVariant      *station,
                     const char    *key,
                     const HslNoun *noun)
{
  g_autoptr (GVariant) list = g_variant_lookup_value (station, key, NULL);
  g_autoptr (GError)   error = NULL;

  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);
      g_autoptr (GVariant) item = g_variant_get_variant (child);
      gpointer             fact = hsl_fact_from_variant (noun, item, key, &error);

      g_assert_no_error (error);
      hsl_directory_take (directory, fact);
    }
}

static inline void
test_station_set_up (TestStation  *self,
                     gconstpointer data)
{
  g_autoptr (GVariant) station = test_load_case_file ("station.json");
  g_autoptr (GVariant) codes = test_load_json ("codes.json");
  g_autoptr (GVariant) clocks = test_load_json ("clocks.json");
  g_autoptr (GVariant) findings = test_load_json ("findings.json");
  g_autoptr (GError)   error = NULL;

  self->directory = hsl_directory_new ();
  test_fill_directory (self->directory, station, "organisations", &hsl_organisation_noun);
  test_fill_directory (self->directory, station, "workers", &hsl_worker_noun);
  test_fill_directory (self->directory, station, "areas", &hsl_area_noun);
  test_fill_directory (self->directory, station, "rooms", &hsl_room_noun);
  self->codes = hsl_codes_new_from_variant (codes, &error);
  g_assert_no_error (error);
  self->calendar = test_load_calendar ();
  self->clocks = hsl_clock_rules_new_from_variant (clocks, &error);
  g_assert_no_error (error);
  self->findings = hsl_finding_rules_new_from_variant (findings, &error);
  g_assert_no_error (error);
  self->next_number = 18;
  self->context = (HslContext){
    .codes = self->codes,
    .calendar = self->calendar,
    .clocks = self->clocks,
    .findings = self->findings,
    .directory = self->directory,
    .worker = "chen-guohua",
    .account = "chen",
    .rights = HSL_RIGHTS_ALL,
    .permits = HSL_PERMIT_DESTROY,
    .new_uid = test_new_uid,
    .take_number = test_take_number,
    .data = self,
  };
}

static inline void
test_station_tear_down (TestStation  *self,
                        gconstpointer data)
{
  hsl_directory_unref (self->directory);
  hsl_codes_unref (self->codes);
  hsl_calendar_unref (self->calendar);
  hsl_clock_rules_unref (self->clocks);
  hsl_finding_rules_free (self->findings);
}
