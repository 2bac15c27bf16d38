/* hsl-pause.c: what stretches the time for mediating
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-pause.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const HslField pause_fields[] = {
  HSL_FIELD (HslPause, from_on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("From")),
  HSL_FIELD (HslPause, to_on, DAY, HSL_FIELD_PAST, NULL, N_ ("To")),
  HSL_FIELD (HslPause, reason, TEXT, HSL_FIELD_SEALED | HSL_FIELD_REQUIRED, NULL, N_ ("Reason")),
};
/* clang-format on */

const HslNoun hsl_pause_noun =
    HSL_NOUN (HslPause, "pause", N_ ("Pause"), "pause", pause_fields);

/* clang-format off */
static const HslField extension_fields[] = {
  HSL_FIELD (HslExtension, agreed_on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Agreed on")),
  HSL_FIELD (HslExtension, until_on, DAY, HSL_FIELD_REQUIRED, NULL, N_ ("Until")),
  HSL_FIELD (HslExtension, reason, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Reason")),
};
/* clang-format on */

const HslNoun hsl_extension_noun =
    HSL_NOUN (HslExtension, "extension", N_ ("Extension"), "extension", extension_fields);
