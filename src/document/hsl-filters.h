/* hsl-filters.h: how a value of the data is written on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-scope.h"

G_BEGIN_DECLS

/**
 * HslCodeNameFunc:
 * @list: a code list, as "dispute-type"
 * @code: a code of it
 * @user_data: what was given with the function
 *
 * Returns: (transfer full) (nullable): the name of @code, %NULL when it is unknown
 */
typedef char *(*HslCodeNameFunc) (const char *list,
                                  const char *code,
                                  gpointer    user_data);

typedef struct
{
  HslCodeNameFunc code_name; /* %NULL: codes are printed as they are */
  gpointer        user_data;
  gboolean        is_masked;  /* the private-… filters hide */
  gboolean        has_masked; /* one of them did */
} HslFilterContext;

/* What a field becomes: a text, or a place to write on. */
typedef struct
{
  char    *text;      /* %NULL: unset */
  double   blank;     /* width of the place to write on, in characters */
  gboolean is_unset;  /* the text stands for no value */
  gboolean is_wanted; /* the template asks for that width */
} HslFieldText;

char    *hsl_filters_check (const char *name,
                            GStrv       arguments);
gboolean hsl_filters_apply (const GArray     *filters,
                            GVariant         *value,
                            HslFilterContext *context,
                            HslFieldText     *out_text,
                            char            **out_problem);

G_END_DECLS
