/* hsl-demo-play.c: one dispute of a demo, played through the real actions
 *
 * Nothing here writes a fact of its own: every step goes through the table of actions, with the clock set to
 * the minute at which it happened, and a step that lies after today does not happen. So the states of a demo
 * are as derived as those of a real station.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo-play.h"

#include <string.h>

#define UNDECIDED 4
#define MORNING   (8 * 60 + 30)
#define EVENING   (17 * 60 + 40)

int
hsl_demo_play_roll (HslDemoPlay *self,
                    int          low,
                    int          high)
{
  return hsl_random_between (&self->world->random, low, high);
}

/**
 * hsl_demo_play_roll_range:
 * @key: of a list of the lowest and the highest number
 *
 * Returns: a number of that range; 1 when there is none
 */
int
hsl_demo_play_roll_range (HslDemoPlay *self,
                          GVariant    *dict,
                          const char  *key)
{
  g_autoptr (GVariant) range = hsl_demo_words_list (dict, key);

  return hsl_demo_play_roll (self, hsl_demo_words_number (range, 0, 1), hsl_demo_words_number (range, 1, 1));
}

gboolean
hsl_demo_play_chance (HslDemoPlay *self,
                      int          percent)
{
  return hsl_random_percent (&self->world->random, percent);
}

const char *
hsl_demo_play_sex (HslDemoPlay *self,
                   int          men_percent)
{
  return hsl_demo_play_chance (self, men_percent) ? "1" : "2";
}

/**
 * hsl_demo_play_item:
 * @key: of the general words
 *
 * Returns: (transfer full): one of the things listed there
 */
GVariant *
hsl_demo_play_item (HslDemoPlay *self,
                    const char  *key)
{
  return hsl_demo_words_pick_item (self->world->words->words, key, &self->world->random);
}

gboolean
hsl_demo_play_is_police (HslDemoPlay *self)
{
  return g_str_equal (hsl_demo_words_text (self->situation, "track", "civil"), "police");
}

/**
 * hsl_demo_play_word:
 * @key: of the general words
 *
 * Returns: (transfer full): a sentence about this dispute
 */
char *
hsl_demo_play_word (HslDemoPlay *self,
                    const char  *key)
{
  return hsl_demo_words_pick (self->world->words->words, key, &self->cast, &self->world->random);
}

/**
 * hsl_demo_play_said:
 * @key: of the situation
 *
 * Returns: (transfer full) (nullable): what the situation says there
 */
char *
hsl_demo_play_said (HslDemoPlay *self,
                    const char  *key)
{
  return hsl_demo_words_pick (self->situation, key, &self->cast, &self->world->random);
}

void
hsl_demo_put (GVariantDict *dict,
              const char   *key,
              const char   *text)
{
  if (text != NULL)
    g_variant_dict_insert (dict, key, "s", text);
}

void
hsl_demo_put_day (GVariantDict *dict,
                  const char   *key,
                  HslDay        day)
{
  g_autofree char *iso = hsl_day_to_iso (day);

  hsl_demo_put (dict, key, iso);
}

void
hsl_demo_put_minute (GVariantDict *dict,
                     const char   *key,
                     HslMinute     minute)
{
  g_autofree char *iso = hsl_minute_to_iso (minute);

  hsl_demo_put (dict, key, iso);
}

void
hsl_demo_put_number (GVariantDict *dict,
                     const char   *key,
                     gint64        number)
{
  g_variant_dict_insert (dict, key, "x", number);
}

void
hsl_demo_put_uids (GVariantDict *dict,
                   const char   *key,
                   ...)
{
  GVariantBuilder builder;
  const char     *uid;
  va_list         uids;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  va_start (uids, key);
  while ((uid = va_arg (uids, const char *)) != NULL)
    g_variant_builder_add (&builder, "s", uid);
  va_end (uids);
  g_variant_dict_insert_value (dict, key, g_variant_builder_end (&builder));
}

/* Sets the clock; a dispute that nobody cares for stays where it is. */
static gboolean
move_to (HslDemoPlay *self,
         HslMinute    at)
{
  if (self->error != NULL || at > self->world->end || self->steps_left == 0)
    return FALSE;
  if (self->steps_left > 0)
    self->steps_left--;
  self->at = at;
  return TRUE;
}

/**
 * hsl_demo_play_wait_minutes:
 *
 * Lets some minutes of work pass; what would be later than the evening waits for the next working day.
 */
gboolean
hsl_demo_play_wait_minutes (HslDemoPlay *self,
                            int          low,
                            int          high)
{
  HslMinute at = self->at + hsl_demo_play_roll (self, low, high);
  HslDay    day = hsl_minute_get_day (at);

  if (at - hsl_minute_new (day, 0, 0) > EVENING && hsl_minute_get_day (self->at) <= day)
    {
      day = hsl_calendar_next_working_day (self->world->context.calendar, day + 1);
      at = MAX (hsl_minute_new (day, 0, 0) + MORNING + hsl_demo_play_roll (self, 0, 90), at);
    }
  return move_to (self, at);
}

/**
 * hsl_demo_play_wait_until:
 * @late_low: days after @day, at least
 * @late_high: at most
 *
 * Waits for a working hour some days after @day.
 */
gboolean
hsl_demo_play_wait_until (HslDemoPlay *self,
                          HslDay       day,
                          int          late_low,
                          int          late_high)
{
  HslDay    on = day + (HslDay) hsl_demo_play_roll (self, late_low, late_high);
  HslMinute at;

  on = hsl_calendar_next_working_day (self->world->context.calendar, MAX (on, hsl_minute_get_day (self->at)));
  at = hsl_minute_new (on, 0, 0) + hsl_demo_play_roll (self, MORNING, EVENING);
  if (at <= self->at)
    at = self->at + hsl_demo_play_roll (self, 6, 40);
  return move_to (self, at);
}

gboolean
hsl_demo_play_wait_days (HslDemoPlay *self,
                         int          low,
                         int          high)
{
  return hsl_demo_play_wait_until (self, hsl_minute_get_day (self->at), low, high);
}

/**
 * hsl_demo_play_act:
 * @input: (nullable): cleared
 *
 * Does an action of the table at the present minute.
 */
gboolean
hsl_demo_play_act (HslDemoPlay  *self,
                   const char   *action,
                   GVariantDict *input)
{
  const HslAction     *found = hsl_action_find (action);
  g_autoptr (GVariant) value = NULL;
  HslCase             *after;

  if (input != NULL)
    value = g_variant_ref_sink (g_variant_dict_end (input));
  if (self->error != NULL)
    return FALSE;

  g_assert (found != NULL);
  self->world->context.now = self->at;
  self->world->context.worker = self->handler->fact.uid;
  after = hsl_action_do (found, self->dispute, value, &self->world->context, &self->error);
  if (after == NULL)
    {
      g_prefix_error (&self->error, "%s, %s: ", hsl_demo_words_text (self->situation, "id", "?"), action);
      return FALSE;
    }
  hsl_fact_unref (self->dispute);
  self->dispute = after;
  return TRUE;
}

/**
 * hsl_demo_play_print:
 * @subjects: (nullable): the list whose newest fact the paper tells of
 *
 * Records that a form of the committee was printed. Police mediation has one paper of its own, the agreement.
 */
gboolean
hsl_demo_play_print (HslDemoPlay *self,
                     const char  *form,
                     GPtrArray   *subjects,
                     int          pages)
{
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  if (!self->world->has_papers || (hsl_demo_play_is_police (self) && !g_str_has_prefix (form, "police-")))
    return TRUE;
  hsl_demo_put (&input, "form", form);
  hsl_demo_put (&input, "form_version", "1");
  if (subjects != NULL)
    hsl_demo_put (&input, "subject", ((HslFact *) g_ptr_array_index (subjects, subjects->len - 1))->uid);
  hsl_demo_put_number (&input, "pages", pages);
  hsl_demo_put_number (&input, "copies", 1);
  return hsl_demo_play_act (self, "print", &input);
}

static const char *
find_speaker (HslDemoPlay *self,
              char         role)
{
  switch (role)
    {
    case 'a':
      return self->applicant_voice;
    case 'b':
      return self->respondent_voice;
    case 'm':
      return self->mediator->name;
    case 'w':
      return self->cast.witness;
    default:
      return self->handler->name;
    }
}

static const char *
find_kind (char     role,
           gboolean inquiry)
{
  if (role == 'n')
    return "note";
  if (role == 'm')
    return "question";
  return inquiry ? "answer" : "statement";
}

/**
 * hsl_demo_play_record:
 * @lines: "av" of "a:what the applicant says" and the like
 *
 * Returns: (transfer floating): the lines of a record
 */
GVariant *
hsl_demo_play_record (HslDemoPlay *self,
                      GVariant    *lines)
{
  GVariantBuilder record;

  g_variant_builder_init (&record, G_VARIANT_TYPE ("aa{sv}"));
  for (gsize i = 0; i < g_variant_n_children (lines); i++)
    {
      g_autoptr (GVariant)  item = g_variant_get_child_value (lines, i);
      g_autoptr (GVariant)  text = g_variant_get_variant (item);
      const char           *line = g_variant_get_string (text, NULL);
      g_autofree char      *words = hsl_demo_words_expand (line + 2, &self->cast, &self->world->random);
      g_auto (GVariantDict) utterance = G_VARIANT_DICT_INIT (NULL);

      hsl_demo_put (&utterance, "kind", find_kind (line[0], strchr ("w", line[0]) != NULL));
      hsl_demo_put (&utterance, "speaker", find_speaker (self, line[0]));
      hsl_demo_put (&utterance, "text", words);
      g_variant_builder_add_value (&record, g_variant_dict_end (&utterance));
    }
  return g_variant_builder_end (&record);
}

/* Some states last for days only. Some of the newest cases go these ways, so that a demo has every state. */
static gboolean
find_newest_outcome (guint           rank,
                     HslDemoOutcome *out_outcome)
{
  static const struct
  {
    guint          rank;
    HslDemoOutcome outcome;
  } newest[] = {
    { 9, HSL_DEMO_DECLINED },
    { 12, HSL_DEMO_REFUSED },
    { 15, HSL_DEMO_REFUSED },
    { 36, HSL_DEMO_TRANSFERRED },
    { 44, HSL_DEMO_TRANSFERRED },
    { 50, HSL_DEMO_TRANSFERRED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (newest); i++)
    if (newest[i].rank == rank)
      {
        *out_outcome = newest[i].outcome;
        return TRUE;
      }
  return FALSE;
}

static HslDemoOutcome
pick_outcome (HslDemoPlay *self,
              guint        rank)
{
  static const struct
  {
    HslDemoOutcome outcome;
    int            percent;
  } shares[] = {
    { HSL_DEMO_DECLINED, 3 },
    { HSL_DEMO_TRANSFERRED, 3 },
    { HSL_DEMO_REFUSED, 4 },
    { HSL_DEMO_WITHDRAWN, 3 },
    { HSL_DEMO_FAILED, 5 },
    { HSL_DEMO_DIVERTED, 2 },
  };
  g_autoptr (GVariant) oral = g_variant_lookup_value (self->situation, "oral_text", NULL);
  int                  at = hsl_demo_play_roll (self, 1, 100);
  HslDemoOutcome       newest;

  if (find_newest_outcome (rank, &newest))
    return newest;
  if (hsl_demo_play_is_police (self))
    return at <= 15 ? HSL_DEMO_FAILED : HSL_DEMO_WRITTEN;
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      at -= shares[i].percent;
      if (at <= 0)
        return shares[i].outcome;
    }
  return oral != NULL && hsl_demo_play_chance (self, 55) ? HSL_DEMO_ORAL : HSL_DEMO_WRITTEN;
}

static void
clear_play (HslDemoPlay *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->words); i++)
    g_free (self->words[i]);
  g_free (self->applicant_voice);
  g_free (self->respondent_voice);
  if (self->dispute != NULL)
    hsl_fact_unref (self->dispute);
}

/**
 * hsl_demo_play:
 * @accepted_at: when the dispute is to be accepted; numbers follow it
 * @rank: 1 for the newest dispute of the demo; the very newest are still clues
 *
 * Returns: (transfer full) (nullable): a dispute as far as it has come by the world's end
 */
HslCase *
hsl_demo_play (HslDemoWorld *world,
               HslMinute     accepted_at,
               guint         rank,
               GError      **error)
{
  HslDemoPlay self = { .world = world, .is_undecided = rank <= UNDECIDED };
  HslCase    *played = NULL;

  self.situation = hsl_demo_words_pick_situation (world->words, &world->random);
  self.outcome = pick_outcome (&self, rank);
  /* A few of the last months are left lying: what is overdue must be seen in a demo, too. */
  self.steps_left = -1;
  if (world->end - accepted_at < 100 * HSL_MINUTES_PER_DAY && hsl_demo_play_chance (&self, 10))
    self.steps_left = hsl_demo_play_roll (&self, 2, 14);

  if (hsl_demo_play_intake (&self, accepted_at) &&
      hsl_demo_play_mediate (&self) &&
      hsl_demo_play_settle (&self))
    hsl_demo_play_close (&self);

  if (self.error != NULL)
    g_propagate_error (error, self.error);
  else
    played = g_steal_pointer (&self.dispute);
  clear_play (&self);
  return played;
}
