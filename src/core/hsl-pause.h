/* hsl-pause.h: what stretches the time for mediating
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-noun.h"

G_BEGIN_DECLS

typedef struct _HslPause HslPause;

/* A pause of the mediation clock, for an appraisal or expert. */
struct _HslPause
{
  HslFact fact;
  HslDay  from_on;
  HslDay  to_on;
  char   *reason;
};

extern const HslNoun hsl_pause_noun;

typedef struct _HslExtension HslExtension;

/* Both parties agree to a longer mediation. */
struct _HslExtension
{
  HslFact fact;
  HslDay  agreed_on;
  HslDay  until_on;
  char   *reason;
};

extern const HslNoun hsl_extension_noun;

G_END_DECLS
