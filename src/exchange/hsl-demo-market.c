/* hsl-demo-market.c: the market stalls, half way
 *
 * The one case of a demo that is told word for word: seven tenants, a landlord, an absent sub-lessor, up to
 * the agreement that waits for signatures. In its file "@-3" is the third working day before today, "@+30"
 * thirty days after it, and "$officer" the uid of a worker with that role.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo-market.h"

#include "hsl-demo-resource.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MARKET_PATH "/io/github/heshilao/Heshilao/demo/market-stalls.json"

static HslDay
count_days (HslDemoWorld *world,
            int           n)
{
  HslDay day = hsl_minute_get_day (world->end);

  if (n >= 0)
    return day + (HslDay) n;
  while (n < 0)
    if (hsl_calendar_is_working_day (world->context.calendar, --day))
      n++;
  return day;
}

static gboolean
on_word_found_cb (const GMatchInfo *match,
                  GString          *into,
                  gpointer          data)
{
  HslDemoWorld    *world = data;
  const HslArea   *grid = g_ptr_array_index (world->grids, 0);
  g_autofree char *word = g_match_info_fetch (match, 0);
  g_autofree char *iso = NULL;

  if (word[0] == '@')
    {
      iso = hsl_day_to_iso (count_days (world, atoi (word + 1)));
      g_string_append (into, iso);
    }
  else if (g_str_equal (word, "$grid"))
    g_string_append (into, grid->code);
  else if (g_str_equal (word, "$room"))
    g_string_append (into, ((HslFact *) g_ptr_array_index (world->directory->rooms, 0))->uid);
  else if (g_str_has_prefix (word, "$name-"))
    g_string_append (into, hsl_demo_world_pick_worker (world, word + strlen ("$name-"),
                                                       grid->code)
                               ->name);
  else
    g_string_append (into, hsl_demo_world_pick_worker (world, word + 1, grid->code)->fact.uid);
  return FALSE;
}

static GVariant *
find_step_value (GVariant   *steps,
                 gsize       index,
                 const char *key)
{
  g_autoptr (GVariant) item = g_variant_get_child_value (steps, index);
  g_autoptr (GVariant) step = g_variant_get_variant (item);

  return g_variant_lookup_value (step, key, NULL);
}

static char *
dup_step_text (GVariant   *steps,
               gsize       index,
               const char *key)
{
  g_autoptr (GVariant) value = find_step_value (steps, index, key);

  return g_variant_dup_string (value, NULL);
}

static HslMinute
get_step_time (GVariant *steps,
               gsize     index)
{
  g_autofree char *at = dup_step_text (steps, index, "at");

  return hsl_minute_from_iso (at);
}

/**
 * hsl_demo_market_new:
 *
 * Returns: (transfer full) (nullable): the case with its days counted from @world's end
 */
HslDemoMarket *
hsl_demo_market_new (HslDemoWorld *world,
                     GError      **error)
{
  g_autoptr (GBytes)   bytes = g_resource_lookup_data (hsl_demo_get_resource (), MARKET_PATH, 0, error);
  g_autoptr (GRegex)   words = g_regex_new ("@[+-][0-9]+|\\$[a-z-]+", 0, 0, NULL);
  g_autofree char     *text = NULL;
  g_autoptr (GVariant) file = NULL;
  HslDemoMarket       *self;

  if (bytes == NULL)
    return NULL;
  text = g_regex_replace_eval (words, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), 0, 0,
                               on_word_found_cb, world, error);
  file = text != NULL ? json_gvariant_deserialize_data (text, -1, NULL, error) : NULL;
  if (file == NULL)
    return NULL;

  self = g_new0 (HslDemoMarket, 1);
  self->steps = hsl_demo_words_list (file, "steps");
  self->accepted_at = get_step_time (self->steps, 1);
  return self;
}

void
hsl_demo_market_free (HslDemoMarket *self)
{
  g_variant_unref (self->steps);
  g_free (self);
}

/**
 * hsl_demo_market_play:
 *
 * Returns: (transfer full) (nullable): the case, as far as its file brings it
 */
HslCase *
hsl_demo_market_play (HslDemoMarket *self,
                      HslDemoWorld  *world,
                      GError       **error)
{
  HslCase *told = NULL;

  for (gsize i = 0; i < g_variant_n_children (self->steps); i++)
    {
      g_autofree char     *action = dup_step_text (self->steps, i, "action");
      g_autoptr (GVariant) input = find_step_value (self->steps, i, "input");
      HslCase             *after;

      world->context.now = get_step_time (self->steps, i);
      world->context.worker = hsl_demo_world_pick_worker (world, "officer", NULL)->fact.uid;
      after = told == NULL ? hsl_case_register (input, &world->context, error)
                           : hsl_action_do (hsl_action_find (action), told, input, &world->context, error);
      if (after == NULL)
        g_prefix_error (error, "market-stalls.json, steps[%" G_GSIZE_FORMAT "]: ", i);
      if (told != NULL)
        hsl_fact_unref (told);
      told = after;
      if (told == NULL)
        break;
    }
  return told;
}
