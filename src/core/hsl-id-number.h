/* hsl-id-number.h: the citizen identity number (公民身份号码, GB 11643)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_ID_VALID,
  HSL_ID_WRONG_CHECK_DIGIT, /* a warning: old papers with a wrong one exist */
  HSL_ID_IMPOSSIBLE_BIRTH,  /* the eight digits are no date */
  HSL_ID_MALFORMED,         /* neither 18 characters nor 15 digits */
} HslIdStatus;

typedef struct
{
  HslIdStatus status;
  char        number[19]; /* folded to half width, X upper case; as written, 15 or 18 long */
  char        region[7];  /* county code at the time it was given, maybe repealed since */
  HslDay      birth;
  int         sex; /* GB/T 2261.1: 1 male, 2 female; 0 unknown */
} HslIdNumber;

HslIdStatus hsl_id_number_parse (const char *text, HslIdNumber *out_number);
char       *hsl_id_number_complete15 (const char *text);
const char *hsl_id_status_describe (HslIdStatus status);

G_END_DECLS
