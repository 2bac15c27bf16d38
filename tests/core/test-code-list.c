/* test-code-list.c: the code lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#undef G_DISABLE_ASSERT

#include "hsl-code-list.h"
#include "hsl-error.h"
#include "hsl-noun.h"
#include "hsl-nouns.h"
#include "hsl-paper.h"

#include "test-data.h"

#include <string.h>

static HslCodes *
load_codes (void)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (GVariant) data = test_load_json ("codes.json");
  HslCodes            *codes = hsl_codes_new_from_variant (data, &error);

  g_assert_no_error (error);
  return codes;
}

static void
assert_n_entries (HslCodes   *codes,
                  const char *list,
                  guint       n)
{
  g_autoptr (GPtrArray) entries = hsl_codes_get_entries (codes, list, HSL_DAY_NONE);

  g_assert_cmpuint (entries->len, ==, n);
}

static void
test_shipped (void)
{
  g_autoptr (HslCodes) codes = load_codes ();

  g_assert_cmpstr (hsl_codes_get_name (codes, "dispute-type", "02", FALSE), ==, "邻里");
  g_assert_cmpstr (hsl_codes_get_name (codes, "dispute-type", "02", TRUE), ==, "Neighbours");
  g_assert_cmpstr (hsl_codes_find (codes, "dispute-type", "0201")->parent, ==, "02");
  g_assert_cmpstr (hsl_codes_get_name (codes, "result", "SW", FALSE), ==, "达成书面协议");
  g_assert_cmpstr (hsl_codes_get_name (codes, "ethnicity", "01", FALSE), ==, "汉族");
  g_assert_cmpstr (hsl_codes_get_name (codes, "ethnicity", "56", FALSE), ==, "基诺族");
  g_assert_cmpstr (hsl_codes_get_name (codes, "sex", "2", FALSE), ==, "女");
  g_assert_nonnull (hsl_codes_find (codes, "paper-kind", HSL_PAPER_FOREIGN_RESIDENCE));
  g_assert_null (hsl_codes_get_name (codes, "sex", "3", FALSE));
  g_assert_null (hsl_codes_get_name (codes, "sox", "1", FALSE));
  g_assert_null (hsl_codes_find (codes, "sex", NULL));
  assert_n_entries (codes, "ethnicity", 58);
  assert_n_entries (codes, "result", 8);
  assert_n_entries (codes, "no-such-list", 0);
}

/* Every entry has both names: the window is read in English too. */
static void
test_names (void)
{
  g_autoptr (HslCodes) codes = load_codes ();

  for (const char *const *list = hsl_codes_get_lists (codes); *list != NULL; list++)
    {
      g_autoptr (GPtrArray) entries = hsl_codes_get_entries (codes, *list, HSL_DAY_NONE);

      g_assert_cmpuint (entries->len, >, 1);
      g_assert_nonnull (hsl_codes_get_list_name (codes, *list, FALSE));
      g_assert_cmpstr (hsl_codes_get_list_name (codes, *list, FALSE), !=,
                       hsl_codes_get_list_name (codes, *list, TRUE));
      for (guint i = 0; i < entries->len; i++)
        g_assert_nonnull (((HslCode *) g_ptr_array_index (entries, i))->name_en);
    }
}

/* Every list that a field of a noun speaks of is shipped. Grids and areas are the station's own. */
static void
test_fields (void)
{
  g_autoptr (HslCodes) codes = load_codes ();
  guint                n = 0;

  for (guint i = 0; hsl_nouns[i] != NULL; i++)
    for (guint f = 0; f < hsl_nouns[i]->n_fields; f++)
      {
        const HslField *field = &hsl_nouns[i]->fields[f];

        if ((field->type != HSL_FIELD_CODE && field->type != HSL_FIELD_CODES) ||
            g_str_equal (field->of, "grid") || g_str_equal (field->of, "area"))
          continue;
        g_test_message ("%s.%s: %s", hsl_nouns[i]->name, field->name, field->of);
        g_assert_true (hsl_codes_has_list (codes, field->of));
        n++;
      }
  g_assert_cmpuint (n, >, 30);
}

#define LISTS(entries) "{\"lists\": [{\"list\": \"a\", \"name\": \"甲\", \"entries\": [" entries "]}]}"

static void
test_validity (void)
{
  g_autoptr (GVariant) data =
      test_parse_json (LISTS ("{\"code\": \"1\", \"name\": \"一\", \"to\": \"2019-12-31\", \"next\": \"2\"},"
                              "{\"code\": \"2\", \"name\": \"二\", \"from\": \"2020-01-01\"},"
                              "{\"code\": \"3\", \"name\": \"三\", \"parent\": \"2\"}"));
  g_autoptr (HslCodes)  codes = hsl_codes_new_from_variant (data, NULL);
  HslDay                last = hsl_day_from_ymd (2019, 12, 31);
  g_autoptr (GPtrArray) now = hsl_codes_get_entries (codes, "a", last + 1);

  g_assert_true (hsl_codes_is_valid_on (codes, "a", "1", last));
  g_assert_false (hsl_codes_is_valid_on (codes, "a", "1", last + 1));
  g_assert_false (hsl_codes_is_valid_on (codes, "a", "2", last));
  g_assert_true (hsl_codes_is_valid_on (codes, "a", "2", last + 1));
  g_assert_true (hsl_codes_is_valid_on (codes, "a", "1", HSL_DAY_NONE));
  g_assert_false (hsl_codes_is_valid_on (codes, "a", "9", HSL_DAY_NONE));
  g_assert_cmpstr (hsl_codes_get_name (codes, "a", "1", FALSE), ==, "一");
  g_assert_cmpstr (hsl_codes_get_name (codes, "a", "1", TRUE), ==, "一");
  g_assert_cmpstr (hsl_codes_find (codes, "a", "1")->next, ==, "2");
  g_assert_cmpuint (now->len, ==, 2);
}

static void
test_merge (void)
{
  g_autoptr (HslCodes) codes = load_codes ();
  g_autoptr (GVariant) data =
      test_parse_json ("{\"lists\": ["
                       "{\"list\": \"dispute-type\", \"entries\": ["
                       "{\"code\": \"02\", \"name\": \"邻里纠纷\"},"
                       "{\"code\": \"0299\", \"name\": \"广场舞\", \"parent\": \"02\"}]},"
                       "{\"list\": \"overlay\", \"name\": \"圈\", \"entries\": []}]}");
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslCodes) merged = hsl_codes_merge (codes, data, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (hsl_codes_get_name (merged, "dispute-type", "02", FALSE), ==, "邻里纠纷");
  g_assert_cmpstr (hsl_codes_get_name (merged, "dispute-type", "0299", FALSE), ==, "广场舞");
  g_assert_cmpstr (hsl_codes_get_name (merged, "dispute-type", "03", FALSE), ==, "房屋宅基地");
  g_assert_cmpstr (hsl_codes_get_list_name (merged, "dispute-type", FALSE), ==, "纠纷类型");
  g_assert_true (hsl_codes_has_list (merged, "overlay"));
  g_assert_cmpstr (hsl_codes_get_name (codes, "dispute-type", "02", FALSE), ==, "邻里");
  g_assert_false (hsl_codes_has_list (codes, "overlay"));
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *json;
    const char *message; /* part of it */
  } cases[] = {
    { "{}", "lists: " },
    { "{\"lists\": {}}", "lists: " },
    { "{\"lists\": [], \"version\": 2}", "version: " },
    { "{\"lists\": [3]}", "lists[0]: " },
    { "{\"lists\": [{\"list\": \"a\", \"entries\": []}]}", "lists[0].name: " },
    { "{\"lists\": [{\"name\": \"a\", \"entries\": []}]}", "lists[0].list: " },
    { LISTS ("{\"code\": \"1\"}"), "lists[0].entries[0].name: " },
    { LISTS ("{\"code\": 1, \"name\": \"一\"}"), "lists[0].entries[0].code: " },
    { LISTS ("{\"code\": \"\", \"name\": \"一\"}"), "lists[0].entries[0].code: " },
    { LISTS ("{\"code\": \"1\", \"nmae\": \"一\", \"name\": \"一\"}"), "lists[0].entries[0].nmae: " },
    { LISTS ("{\"code\": \"1\", \"name\": \"一\", \"from\": \"2020-13-01\"}"), "lists[0].entries[0].from: " },
    { LISTS ("{\"code\": \"1\", \"name\": \"一\", \"from\": \"2020-01-02\", \"to\": \"2020-01-01\"}"),
      "lists[0].entries[0].to: " },
    { LISTS ("{\"code\": \"1\", \"name\": \"一\"}, {\"code\": \"1\", \"name\": \"二\"}"),
      "lists[0].entries[1].code: " },
    { LISTS ("{\"code\": \"1\", \"name\": \"一\", \"parent\": \"2\"}"), "a/1.parent: " },
    { LISTS ("{\"code\": \"1\", \"name\": \"一\", \"parent\": \"1\"}"), "a/1.parent: " },
    { LISTS ("{\"code\": \"1\", \"name\": \"一\", \"next\": \"1\"}"), "a/1.next: " },
    { "{\"lists\": [{\"list\": \"a\", \"name\": \"b\", \"entries\": []},"
      " {\"list\": \"a\", \"name\": \"b\", \"entries\": []}]}",
      "lists[1].list: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) data = test_parse_json (cases[i].json);
      g_autoptr (GError)   error = NULL;

      g_assert_null (hsl_codes_new_from_variant (data, &error));
      g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_DATA);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/code-list/shipped", test_shipped);
  g_test_add_func ("/core/code-list/names", test_names);
  g_test_add_func ("/core/code-list/fields", test_fields);
  g_test_add_func ("/core/code-list/validity", test_validity);
  g_test_add_func ("/core/code-list/merge", test_merge);
  g_test_add_func ("/core/code-list/refuse", test_refuse);

  return g_test_run ();
}
