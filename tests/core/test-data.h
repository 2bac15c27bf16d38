/* test-data.h: the project's own data files, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-calendar.h"

#include <json-glib/json-glib.h>

static inline char *
test_load_data (const char *name,
                gsize      *out_length)
{
  g_autofree char   *path = g_build_filename (g_getenv ("HSL_SOURCE_ROOT"), "resources", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char              *text = NULL;

  g_file_get_contents (path, &text, out_length, &error);
  g_assert_no_error (error);
  return text;
}

static inline GVariant *
test_parse_json (const char *json)
{
  g_autoptr (GError) error = NULL;
  GVariant          *value = json_gvariant_deserialize_data (json, -1, NULL, &error);

  g_assert_no_error (error);
  return g_variant_ref_sink (value);
}

static inline GVariant *
test_load_json (const char *name)
{
  g_autofree char *json = test_load_data (name, NULL);

  return test_parse_json (json);
}

static inline HslCalendar *
test_load_calendar (void)
{
  g_autoptr (GError) error = NULL;
  gsize              length = 0;
  g_autofree char   *csv = test_load_data ("holidays.csv", &length);
  HslCalendar       *calendar = hsl_calendar_new (csv, length, &error);

  g_assert_no_error (error);
  return calendar;
}
