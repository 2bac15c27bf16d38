/* hsl-demo-words.h: what a made-up station is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-random.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Lists of names and sentences, and situations out of which disputes grow. A word list is an "av" or
 * "a{sv}" as JSON gives it. */
typedef struct
{
  GVariant  *words;      /* a{sv} */
  GPtrArray *situations; /* of GVariant a{sv} */
  int        weight;     /* of all situations */
} HslDemoWords;

/* Who stands in the sentences of one case. */
typedef struct
{
  const char *applicant;
  const char *respondent;
  const char *mediator;
  const char *witness;
  const char *place;
  const char *amount;
  const char *agreed;
} HslDemoCast;

HslDemoWords *hsl_demo_words_new (GError **error);
void          hsl_demo_words_free (HslDemoWords *self);

GVariant   *hsl_demo_words_pick_situation (HslDemoWords *self, HslRandom *random);
char       *hsl_demo_words_expand (const char *text, const HslDemoCast *cast, HslRandom *random);
GVariant   *hsl_demo_words_list (GVariant *dict, const char *key);
GVariant   *hsl_demo_words_pick_item (GVariant *dict, const char *key, HslRandom *random);
char       *hsl_demo_words_pick (GVariant *dict, const char *key, const HslDemoCast *cast, HslRandom *random);
const char *hsl_demo_words_text (GVariant *dict, const char *key, const char *otherwise);
int         hsl_demo_words_number (GVariant *list, guint index, int otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslDemoWords, hsl_demo_words_free)

G_END_DECLS
