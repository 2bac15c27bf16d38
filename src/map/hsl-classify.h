/* hsl-classify.h: which class a value falls into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <math.h>

#include <glib.h>

G_BEGIN_DECLS

/* Classes above zero are numbered from 1. */
#define HSL_CLASS_NO_DATA (-1)
#define HSL_CLASS_ZERO    0
#define HSL_CLASSES_MAX   5

/* "Nobody knows", which is not zero. */
#define HSL_VALUE_NO_DATA ((double) NAN)

/* Class c holds lower[c - 1] <= value < lower[c]; the lowest reaches down to zero, the highest has no end. */
typedef struct
{
  guint    n_classes;
  double   lower[HSL_CLASSES_MAX];
  gboolean integer; /* counts: written as closed ranges */
} HslClasses;

void     hsl_classes_init_default (HslClasses *self);
gboolean hsl_classes_init_bounds (HslClasses   *self,
                                  const double *lower,
                                  guint         n,
                                  gboolean      integer,
                                  GError      **error);
void     hsl_classes_init_natural (HslClasses   *self,
                                   const double *values,
                                   guint         n,
                                   guint         n_classes,
                                   gboolean      integer);
int      hsl_classes_classify (const HslClasses *self, double value);
char    *hsl_classes_dup_label (const HslClasses *self, int class_number);

guint hsl_natural_breaks (const double *sorted, guint n, guint n_classes, guint *starts);

G_END_DECLS
