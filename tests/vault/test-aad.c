/* test-aad.c: the canonical form of named values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-aad.h"

static void
assert_equal (HslAad  *a,
              HslAad  *b,
              gboolean equal)
{
  gsize         a_size;
  gsize         b_size;
  const guint8 *a_data = hsl_aad_get_data (a, &a_size);
  const guint8 *b_data = hsl_aad_get_data (b, &b_size);

  g_assert_cmpint (a_size == b_size && memcmp (a_data, b_data, a_size) == 0, ==, equal);
}

static void
test_vector (void)
{
  g_autoptr (HslAad)  aad = hsl_aad_new ("case", "u1", 3);
  gsize               size;
  const guint8       *data;
  static const guint8 expected[] = {
    'h', 's', 'l', '1', 4, 0, 0, 0, 'c', 'a', 's', 'e', 2, 0, 0, 0, 'u', '1', 3, 0, 0, 0, 0, 0, 0, 0,
    'n', 1, 0, 0, 0, 'a', 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    't', 1, 0, 0, 0, 'b', 2, 0, 0, 0, 'h', 'i',
    'b', 1, 0, 0, 0, 'c', 1, 0, 0, 0, 0,
    'r', 1, 0, 0, 0, 'd', 0, 0, 0, 0, 0, 0, 0xF0, 0x3F
  };

  hsl_aad_add_number (aad, "a", -2);
  hsl_aad_add_text (aad, "b", "hi");
  hsl_aad_add_bytes (aad, "c", "", 1);
  hsl_aad_add_real (aad, "d", 1.0);
  data = hsl_aad_get_data (aad, &size);
  g_assert_cmpmem (data, size, expected, sizeof expected);
  g_assert_cmpstr (hsl_aad_get_table (aad), ==, "case");
  g_assert_cmpstr (hsl_aad_get_uid (aad), ==, "u1");
}

static void
test_order (void)
{
  g_autoptr (HslAad) a = hsl_aad_new ("case", "u1", 1);
  g_autoptr (HslAad) b = hsl_aad_new ("case", "u1", 1);
  gsize              size;

  hsl_aad_add_text (a, "state", "open");
  hsl_aad_add_number (a, "grid", 7);
  hsl_aad_add_number (a, "gridding", 8);
  hsl_aad_add_text (b, "gridding_note", NULL);
  hsl_aad_add_number (b, "gridding", 8);
  /* Reading between two additions must not freeze the form. */
  hsl_aad_get_data (b, &size);
  hsl_aad_add_number (b, "grid", 7);
  hsl_aad_add_text (b, "state", "open");
  assert_equal (a, b, TRUE);
}

static void
test_unequal (void)
{
  g_autoptr (HslAad) plain = hsl_aad_new ("case", "u1", 1);
  g_autoptr (HslAad) other = hsl_aad_new ("case", "u", 1);

  hsl_aad_add_text (plain, "a", "bc");
  hsl_aad_add_text (plain, "d", "");

  /* A letter that moves from one part to the next must show. */
  hsl_aad_add_text (other, "a", "bc");
  hsl_aad_add_text (other, "d", "");
  assert_equal (plain, other, FALSE);

  hsl_aad_reset (other, "case", "u1", 1);
  hsl_aad_add_text (other, "ab", "c");
  hsl_aad_add_text (other, "d", "");
  assert_equal (plain, other, FALSE);

  hsl_aad_reset (other, "case", "u1", 1);
  hsl_aad_add_text (other, "a", "bc");
  assert_equal (plain, other, FALSE);
  hsl_aad_add_text (other, "d", NULL);
  assert_equal (plain, other, FALSE);
  hsl_aad_add_bytes (other, "d", "", 0);
  assert_equal (plain, other, FALSE);

  hsl_aad_reset (other, "case", "u1", 2);
  hsl_aad_add_text (other, "a", "bc");
  hsl_aad_add_text (other, "d", "");
  assert_equal (plain, other, FALSE);

  hsl_aad_reset (other, "case", "u1", 1);
  hsl_aad_add_text (other, "a", "bc");
  hsl_aad_add_text (other, "d", "");
  assert_equal (plain, other, TRUE);
}

static void
test_same_name (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (HslAad) aad = hsl_aad_new ("case", "u1", 1);
      gsize              size;

      hsl_aad_add_number (aad, "a", 1);
      hsl_aad_add_number (aad, "a", 2);
      hsl_aad_get_data (aad, &size);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*compare_names*");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/aad/vector", test_vector);
  g_test_add_func ("/vault/aad/order", test_order);
  g_test_add_func ("/vault/aad/unequal", test_unequal);
  g_test_add_func ("/vault/aad/same-name", test_same_name);
  return g_test_run ();
}
