/* hsl-performance.h: what happened to a term: performance, follow-up, urging
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-noun.h"

G_BEGIN_DECLS

typedef struct _HslPerformance HslPerformance;

/* A payment or deed against an instalment. */
struct _HslPerformance
{
  HslFact fact;
  char   *term;
  char   *instalment;
  HslDay  on;
  gint64  amount_fen;
  char   *manner;
  char   *text;
};

extern const HslNoun hsl_performance_noun;

typedef struct _HslFollowUp HslFollowUp;

/* A look at an instalment, or (without one) at the whole agreement. Form 13. */
struct _HslFollowUp
{
  HslFact fact;
  char   *agreement;
  char   *instalment;
  HslDay  on;
  char   *worker;
  char   *party;
  char   *channel;
  char   *result;
  char   *satisfaction;
  char   *text;
  char   *litigation;
  char   *signs;
  char   *measures;
};

extern const HslNoun hsl_follow_up_noun;

typedef struct _HslUrge HslUrge;

/* An urging to perform 督促 (art. 31). */
struct _HslUrge
{
  HslFact fact;
  char   *term;
  char   *instalment;
  HslDay  on;
  char   *manner;
  char   *worker;
  char   *text;
};

extern const HslNoun hsl_urge_noun;

G_END_DECLS
