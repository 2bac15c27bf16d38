/* test-id-number.c: citizen identity numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#undef G_DISABLE_ASSERT

#include "hsl-id-number.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    HslIdStatus status;
    const char *number;
    const char *region;
    const char *birth;
    int         sex;
  } cases[] = {
    { "11010519491231002X", HSL_ID_VALID, "11010519491231002X", "110105", "1949-12-31", 2 },
    { "440524188001010014", HSL_ID_VALID, "440524188001010014", "440524", "1880-01-01", 1 },
    { " 110105 19491231 002x ", HSL_ID_VALID, "11010519491231002X", "110105", "1949-12-31", 2 },
    { "１１０１０５１９４９１２３１００２ｘ", HSL_ID_VALID, "11010519491231002X", "110105", "1949-12-31", 2 },
    { "110105194912310021", HSL_ID_WRONG_CHECK_DIGIT, "110105194912310021", "110105", "1949-12-31", 2 },
    { "440524188001010015", HSL_ID_WRONG_CHECK_DIGIT, "440524188001010015", "440524", "1880-01-01", 1 },
    { "110105491231002", HSL_ID_VALID, "110105491231002", "110105", "1949-12-31", 2 },
    { "110105990101997", HSL_ID_VALID, "110105990101997", "110105", "1899-01-01", 1 },
    { "110105194902300021", HSL_ID_IMPOSSIBLE_BIRTH, "110105194902300021", "110105", "", 2 },
    { "110105190002290021", HSL_ID_IMPOSSIBLE_BIRTH, "110105190002290021", "110105", "", 2 },
    { "110105099912310021", HSL_ID_IMPOSSIBLE_BIRTH, "110105099912310021", "110105", "", 2 },
    { "110105491331002", HSL_ID_IMPOSSIBLE_BIRTH, "110105491331002", "110105", "", 2 },
    { "", HSL_ID_MALFORMED, "", "", "", 0 },
    { "1101051949123100", HSL_ID_MALFORMED, "", "", "", 0 },
    { "11010519491231002XX", HSL_ID_MALFORMED, "", "", "", 0 },
    { "X1010519491231002X", HSL_ID_MALFORMED, "", "", "", 0 },
    { "11010549123100X", HSL_ID_MALFORMED, "", "", "", 0 },
    { "11010519491231002Y", HSL_ID_MALFORMED, "", "", "", 0 },
    { "一一〇一〇五", HSL_ID_MALFORMED, "", "", "", 0 },
    { "\xff\xfe", HSL_ID_MALFORMED, "", "", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HslIdNumber      number;
      g_autofree char *birth = NULL;

      g_test_message ("case %u", i);
      g_assert_cmpint (hsl_id_number_parse (cases[i].text, &number), ==, cases[i].status);
      g_assert_cmpint (number.status, ==, cases[i].status);
      g_assert_cmpstr (number.number, ==, cases[i].number);
      g_assert_cmpstr (number.region, ==, cases[i].region);
      birth = hsl_day_to_iso (number.birth);
      g_assert_cmpstr (birth, ==, cases[i].birth);
      g_assert_cmpint (number.sex, ==, cases[i].sex);
    }
}

/* The check character finds every single wrong digit. */
static void
test_wrong_digit (void)
{
  for (int at = 14; at < 17; at++)
    for (char c = '0'; c <= '9'; c++)
      {
        char        text[] = "11010519491231002X";
        HslIdNumber number;
        gboolean    is_same = text[at] == c;

        text[at] = c;
        g_assert_cmpint (hsl_id_number_parse (text, &number), ==,
                         is_same ? HSL_ID_VALID : HSL_ID_WRONG_CHECK_DIGIT);
      }
}

static void
test_complete (void)
{
  g_autofree char *full = hsl_id_number_complete15 ("110105491231002");
  g_autofree char *same = hsl_id_number_complete15 (" 11010519491231002x");
  HslIdNumber      number;

  g_assert_cmpstr (full, ==, "11010519491231002X");
  g_assert_cmpstr (same, ==, "11010519491231002X");
  g_assert_cmpint (hsl_id_number_parse (full, &number), ==, HSL_ID_VALID);
  g_assert_null (hsl_id_number_complete15 ("12345"));
}

static void
test_describe (void)
{
  g_assert_null (hsl_id_status_describe (HSL_ID_VALID));
  g_assert_nonnull (hsl_id_status_describe (HSL_ID_WRONG_CHECK_DIGIT));
  g_assert_nonnull (hsl_id_status_describe (HSL_ID_IMPOSSIBLE_BIRTH));
  g_assert_nonnull (hsl_id_status_describe (HSL_ID_MALFORMED));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/id-number/parse", test_parse);
  g_test_add_func ("/core/id-number/wrong-digit", test_wrong_digit);
  g_test_add_func ("/core/id-number/complete", test_complete);
  g_test_add_func ("/core/id-number/describe", test_describe);

  return g_test_run ();
}
