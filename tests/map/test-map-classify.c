/* test-map-classify.c: classes and their bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-classify.h"
#include "hsl-map-area.h"

#include <math.h>
#include <string.h>

static void
check_labels (const HslClasses *classes,
              const char       *expected)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (int c = 1; c <= (int) classes->n_classes; c++)
    {
      g_autofree char *label = hsl_classes_dup_label (classes, c);

      g_string_append_printf (all, "%s%s", c > 1 ? " | " : "", label);
    }
  g_assert_cmpstr (all->str, ==, expected);
}

static void
test_default (void)
{
  static const struct
  {
    double value;
    int    class_number;
  } cases[] = {
    { NAN, HSL_CLASS_NO_DATA },
    { -1, HSL_CLASS_NO_DATA },
    { -0.0, HSL_CLASS_ZERO },
    { 0, HSL_CLASS_ZERO },
    { 0.5, 1 },
    { 1, 1 },
    { 2, 2 },
    { 3, 2 },
    { 4, 3 },
    { 6, 3 },
    { 7, 4 },
    { 10, 4 },
    { 11, 5 },
    { 4000, 5 },
    { INFINITY, 5 },
  };
  HslClasses       classes;
  g_autofree char *zero = NULL;
  g_autofree char *nothing = NULL;

  hsl_classes_init_default (&classes);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hsl_classes_classify (&classes, cases[i].value), ==, cases[i].class_number);
  check_labels (&classes, "1 | 2–3 | 4–6 | 7–10 | ≥11");
  zero = hsl_classes_dup_label (&classes, HSL_CLASS_ZERO);
  nothing = hsl_classes_dup_label (&classes, HSL_CLASS_NO_DATA);
  g_assert_cmpstr (zero, ==, "0");
  g_assert_cmpstr (nothing, ==, "no data");
}

static void
test_bounds (void)
{
  const double       good[] = { 0.5, 1.5, 4 };
  HslClasses         classes;
  g_autoptr (GError) error = NULL;

  g_assert_true (hsl_classes_init_bounds (&classes, good, 3, FALSE, &error));
  g_assert_no_error (error);
  check_labels (&classes, "(0.0, 1.5) | [1.5, 4.0) | ≥4.0");
  g_assert_cmpint (hsl_classes_classify (&classes, 0.1), ==, 1);
  g_assert_cmpint (hsl_classes_classify (&classes, 1.5), ==, 2);
  g_assert_cmpint (hsl_classes_classify (&classes, nextafter (4, 0)), ==, 2);
  g_assert_cmpint (hsl_classes_classify (&classes, 4), ==, 3);
}

static void
test_bounds_refused (void)
{
  static const struct
  {
    double      lower[6];
    guint       n;
    gboolean    integer;
    const char *names;
  } cases[] = {
    { { 0 }, 0, TRUE, "not 0" },
    { { 1, 2, 3, 4, 5, 6 }, 6, TRUE, "not 6" },
    { { 0, 1 }, 2, TRUE, "Bound 1" },
    { { 1, 1 }, 2, TRUE, "Bound 2" },
    { { 1, 5, 3 }, 3, TRUE, "Bound 3" },
    { { 1, 2.5 }, 2, TRUE, "2.5" },
    { { NAN }, 1, FALSE, "Bound 1" },
    { { INFINITY }, 1, FALSE, "Bound 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HslClasses         classes;
      g_autoptr (GError) error = NULL;

      hsl_classes_init_default (&classes);
      g_assert_false (
          hsl_classes_init_bounds (&classes, cases[i].lower, cases[i].n, cases[i].integer, &error));
      g_assert_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, cases[i].names));
      check_labels (&classes, "1 | 2–3 | 4–6 | 7–10 | ≥11");
    }
}

static void
test_natural (void)
{
  static const struct
  {
    double      values[12];
    guint       n;
    gboolean    integer;
    const char *labels;
  } cases[] = {
    /* no values and all zero: the default */
    { { 0 }, 0, TRUE, "1 | 2–3 | 4–6 | 7–10 | ≥11" },
    { { 0, 0, 0 }, 3, TRUE, "1 | 2–3 | 4–6 | 7–10 | ≥11" },
    { { NAN, NAN, 0 }, 3, TRUE, "1 | 2–3 | 4–6 | 7–10 | ≥11" },
    /* all equal: one class, not an empty map */
    { { 3, 3, 3, 3 }, 4, TRUE, "≥1" },
    /* fewer distinct values than classes: one each */
    { { 0, 1, 1, 4, 9, 9, 0 }, 7, TRUE, "1–3 | 4–8 | ≥9" },
    { { 1, 2, 3, 4, 5 }, 5, TRUE, "1 | 2 | 3 | 4 | ≥5" },
    /* clear gaps */
    { { 1, 1, 2, 10, 11, 30, 31, 32, 60, 61, 90, 0 }, 12, TRUE, "1–9 | 10–29 | 30–59 | 60–89 | ≥90" },
    /* means of months: rounded, and bounds that fall together are one */
    { { 0.2, 0.4, 0.6, 1.2, 1.4, 7.6 }, 6, TRUE, "1–7 | ≥8" },
    { { 0.2, 7.5, 0.2, 7.5 }, 4, FALSE, "(0.0, 7.5) | ≥7.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HslClasses classes;

      hsl_classes_init_natural (&classes, cases[i].values, cases[i].n, 5, cases[i].integer);
      check_labels (&classes, cases[i].labels);
    }
}

static double
get_cost (const double *sorted,
          guint         from,
          guint         to)
{
  double mean = 0, cost = 0;

  for (guint i = from; i < to; i++)
    mean += sorted[i] / (to - from);
  for (guint i = from; i < to; i++)
    cost += (sorted[i] - mean) * (sorted[i] - mean);
  return cost;
}

/* Tries every way to cut @sorted into @k classes without parting equal values. */
static double
try_all (const double *sorted,
         guint         from,
         guint         n,
         guint         k)
{
  double best = INFINITY;

  if (k == 1)
    return get_cost (sorted, from, n);
  for (guint cut = from + 1; cut < n; cut++)
    if (sorted[cut] != sorted[cut - 1])
      best = MIN (best, get_cost (sorted, from, cut) + try_all (sorted, cut, n, k - 1));
  return best;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
test_natural_is_best (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);

  for (int round = 0; round < 300; round++)
    {
      guint  n = (guint) g_rand_int_range (rand, 1, 15);
      guint  k = (guint) g_rand_int_range (rand, 1, 6);
      guint  starts[5], found, distinct = 0;
      double sorted[15], cost = 0;

      for (guint i = 0; i < n; i++)
        sorted[i] = 1e6 + (round % 2 ? g_rand_int_range (rand, 0, 12) : g_rand_double_range (rand, 0, 20));
      qsort (sorted, n, sizeof *sorted, compare_doubles);
      for (guint i = 0; i < n; i++)
        distinct += i == 0 || sorted[i] != sorted[i - 1];

      found = hsl_natural_breaks (sorted, n, k, starts);
      g_assert_cmpuint (found, ==, MIN (k, distinct));
      g_assert_cmpuint (starts[0], ==, 0);
      for (guint c = 0; c < found; c++)
        {
          guint end = c + 1 < found ? starts[c + 1] : n;

          g_assert_cmpuint (starts[c], <, end);
          g_assert_true (c == 0 || sorted[starts[c]] != sorted[starts[c] - 1]);
          cost += get_cost (sorted, starts[c], end);
        }
      g_assert_cmpfloat_with_epsilon (cost, try_all (sorted, 0, n, found), 1e-6);
    }
}

static void
test_natural_large (void)
{
  g_autoptr (GRand)  rand = g_rand_new_with_seed (3);
  g_autofree double *values = g_new (double, 5000);
  HslClasses         classes;

  for (guint i = 0; i < 5000; i++)
    values[i] = g_rand_int_range (rand, 0, 40);
  hsl_classes_init_natural (&classes, values, 5000, 5, TRUE);
  g_assert_cmpuint (classes.n_classes, ==, 5);
  /* Values spread evenly over 1 to 39 are cut into parts of nearly one width. */
  for (guint c = 1; c < 5; c++)
    g_assert_cmpfloat (fabs (classes.lower[c] - (1 + 39.0 * c / 5)), <=, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/classify/default", test_default);
  g_test_add_func ("/map/classify/bounds", test_bounds);
  g_test_add_func ("/map/classify/bounds-refused", test_bounds_refused);
  g_test_add_func ("/map/classify/natural", test_natural);
  g_test_add_func ("/map/classify/natural-is-best", test_natural_is_best);
  g_test_add_func ("/map/classify/natural-large", test_natural_large);
  return g_test_run ();
}
