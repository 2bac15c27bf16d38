/* hsl-classify.c: which class a value falls into
 *
 * Counts of disputes in a grid are small and many are zero. So zero and "no data" are classes of their own,
 * and the classes above them have whole bounds that are set once a year and not by what is on the screen.
 * Paint, legend, description and export all ask hsl_classes_classify().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-classify"

#include "hsl-classify.h"

#include "hsl-map-area.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * hsl_classes_init_default:
 *
 * The station breaks that hold until a station has a year of its own: 1 | 2-3 | 4-6 | 7-10 | 11 and more
 */
void
hsl_classes_init_default (HslClasses *self)
{
  g_return_if_fail (self != NULL);

  *self = (HslClasses){ 5, { 1, 2, 4, 7, 11 }, TRUE };
}

/**
 * hsl_classes_init_bounds:
 * @lower: (array length=n): the lower bound of each class above zero, rising
 * @n: 1 to %HSL_CLASSES_MAX
 * @integer: whether the values are counts
 *
 * Sets bounds chosen by hand or kept from the beginning of the year.
 *
 * Returns: %FALSE with @error set, and @self as it was, when they make no sense
 */
gboolean
hsl_classes_init_bounds (HslClasses   *self,
                         const double *lower,
                         guint         n,
                         gboolean      integer,
                         GError      **error)
{
  g_return_val_if_fail (self != NULL && (n == 0 || lower != NULL), FALSE);

  if (n < 1 || n > HSL_CLASSES_MAX)
    {
      g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_INPUT,
                   _ ("A map has 1 to %d classes above zero, not %u"), HSL_CLASSES_MAX, n);
      return FALSE;
    }

  for (guint i = 0; i < n; i++)
    {
      if (!isfinite (lower[i]) || lower[i] <= 0 || (i > 0 && lower[i] <= lower[i - 1]))
        {
          g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_INPUT,
                       _ ("Bound %u of the classes is %g: bounds must be above zero and rise"), i + 1,
                       lower[i]);
          return FALSE;
        }
      if (integer && lower[i] != floor (lower[i]))
        {
          g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_INPUT,
                       _ ("Bound %u of the classes is %g: counts need whole numbers"), i + 1, lower[i]);
          return FALSE;
        }
    }

  memset (self, 0, sizeof *self);
  self->n_classes = n;
  self->integer = integer;
  for (guint i = 0; i < n; i++)
    self->lower[i] = lower[i];
  return TRUE;
}

/**
 * hsl_natural_breaks:
 * @sorted: (array length=n): values, rising
 * @n_classes: how many classes are wanted
 * @starts: (out caller-allocates) (array length=n_classes): the index in @sorted at which each class begins
 *
 * The exact Fisher-Jenks optimum: the least sum of squared deviations from the class means that can be had
 * when equal values are never parted. Works on the d distinct values in O(n_classes * d^2).
 *
 * Returns: the number of classes, which is less than @n_classes when there are fewer distinct values
 */
guint
hsl_natural_breaks (const double *sorted,
                    guint         n,
                    guint         n_classes,
                    guint        *starts)
{
  g_autofree guint  *first = NULL; /* index of each distinct value; one more for the end */
  g_autofree double *weight = NULL, *sum = NULL, *square = NULL;
  g_autofree double *cost = NULL;
  g_autofree guint  *cut = NULL;
  guint              d = 0, k, row;

  g_return_val_if_fail (n_classes > 0 && starts != NULL && (n == 0 || sorted != NULL), 0);

  first = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    if (i == 0 || sorted[i] != sorted[i - 1])
      first[d++] = i;
  first[d] = n;
  k = MIN (n_classes, d);
  if (k == 0)
    return 0;

  /* Running sums over the distinct values, reckoned from the mean so that squares cancel less. */
  weight = g_new0 (double, d + 1);
  sum = g_new0 (double, d + 1);
  square = g_new0 (double, d + 1);
  for (guint j = 0; j < d; j++)
    {
      double count = first[j + 1] - first[j];
      double value = sorted[first[j]] - sorted[n / 2];

      weight[j + 1] = weight[j] + count;
      sum[j + 1] = sum[j] + count * value;
      square[j + 1] = square[j] + count * value * value;
    }

  /* cost[c * row + j]: the first j distinct values in c + 1 classes, the last of which begins at cut[...] */
  row = d + 1;
  cost = g_new (double, row *k);
  cut = g_new0 (guint, row * k);
  for (guint c = 0; c < k; c++)
    for (guint j = 0; j <= d; j++)
      {
        double best = INFINITY;
        guint  at = 0;

        for (guint i = c; i < j; i++)
          {
            double s = sum[j] - sum[i];
            double deviation = square[j] - square[i] - s * s / (weight[j] - weight[i]);
            double before = c == 0 ? (i == 0 ? 0 : INFINITY) : cost[(c - 1) * row + i];

            if (before + deviation < best)
              {
                best = before + deviation;
                at = i;
              }
            if (c == 0)
              break;
          }
        cost[c * row + j] = best;
        cut[c * row + j] = at;
      }

  for (guint c = k, j = d; c > 0; c--)
    {
      j = cut[(c - 1) * row + j];
      starts[c - 1] = first[j];
    }
  return k;
}

/**
 * hsl_classes_init_natural:
 * @values: (array length=n): one for each area and period, e.g. the monthly counts of a year
 * @n_classes: 1 to %HSL_CLASSES_MAX
 *
 * Suggests station breaks by exact Fisher-Jenks over the values above zero; for counts rounded to whole
 * numbers and freed from repetitions. Few distinct values get a class each. When no value is above zero there
 * is nothing to go by, and the default breaks are set.
 */
void
hsl_classes_init_natural (HslClasses   *self,
                          const double *values,
                          guint         n,
                          guint         n_classes,
                          gboolean      integer)
{
  g_autofree double *sorted = g_new (double, n);
  guint              starts[HSL_CLASSES_MAX];
  guint              used = 0, found;

  g_return_if_fail (self != NULL && (n == 0 || values != NULL));
  g_return_if_fail (n_classes >= 1 && n_classes <= HSL_CLASSES_MAX);

  for (guint i = 0; i < n; i++)
    if (isfinite (values[i]) && values[i] > 0)
      sorted[used++] = values[i];
  if (used == 0)
    {
      hsl_classes_init_default (self);
      return;
    }
  qsort (sorted, used, sizeof *sorted, compare_doubles);
  found = hsl_natural_breaks (sorted, used, n_classes, starts);

  memset (self, 0, sizeof *self);
  self->integer = integer;
  for (guint c = 0; c < found; c++)
    {
      double lower = sorted[starts[c]];

      if (integer)
        lower = MAX (round (lower), 1);
      if (self->n_classes == 0 || lower > self->lower[self->n_classes - 1])
        self->lower[self->n_classes++] = lower;
    }
}

/**
 * hsl_classes_classify:
 *
 * Returns: %HSL_CLASS_NO_DATA for what is no number or below zero, %HSL_CLASS_ZERO for zero, else the class
 * from 1
 */
int
hsl_classes_classify (const HslClasses *self,
                      double            value)
{
  guint c;

  g_return_val_if_fail (self != NULL && self->n_classes > 0, HSL_CLASS_NO_DATA);

  if (isnan (value) || value < 0)
    return HSL_CLASS_NO_DATA;
  if (value == 0)
    return HSL_CLASS_ZERO;

  for (c = self->n_classes; c > 1; c--)
    if (value >= self->lower[c - 1])
      break;
  return (int) c;
}

/**
 * hsl_classes_dup_label:
 * @class_number: a class, as hsl_classes_classify() returns it
 *
 * Returns: (transfer full): "4–6", "≥11", "[1.5, 3.0)", "0" or the word for no data
 */
char *
hsl_classes_dup_label (const HslClasses *self,
                       int               class_number)
{
  double lower, upper;

  g_return_val_if_fail (self != NULL && class_number <= (int) self->n_classes, NULL);

  if (class_number <= HSL_CLASS_NO_DATA)
    return g_strdup (_ ("no data"));
  if (class_number == HSL_CLASS_ZERO)
    return g_strdup ("0");

  /* The lowest class takes whatever lies above zero. */
  lower = self->lower[class_number - 1];
  if (class_number == 1)
    lower = self->integer ? 1 : 0;
  if (class_number == (int) self->n_classes)
    return lower > 0 ? g_strdup_printf (self->integer ? "≥%.0f" : "≥%.1f", lower) : g_strdup (">0");

  upper = self->lower[class_number];
  if (!self->integer)
    return g_strdup_printf (lower > 0 ? "[%.1f, %.1f)" : "(%.1f, %.1f)", lower, upper);
  if (upper - lower <= 1)
    return g_strdup_printf ("%.0f", lower);
  return g_strdup_printf ("%.0f–%.0f", lower, upper - 1);
}
