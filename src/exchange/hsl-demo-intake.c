/* hsl-demo-intake.c: who, whom, what, where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo-play.h"

#include "hsl-money.h"

#include <string.h>

/* Hours of the day in which people quarrel, and in which they come to the desk. */
#define WAKING_FROM  6
#define WAKING_UNTIL 23
#define DESK_FROM    8
#define DESK_UNTIL   20

static gboolean
is_body (HslDemoPlay *self,
         const char  *persona)
{
  g_autoptr (GVariant) bodies = g_variant_lookup_value (self->world->words->words, "bodies", NULL);

  return hsl_demo_words_text (bodies, persona, NULL) != NULL;
}

static void
put_person (GVariantDict        *party,
            const HslDemoPerson *person,
            HslDemoPlay         *self)
{
  const HslArea *home = g_ptr_array_index (self->world->grids, person->grid);

  hsl_demo_put (party, "name", person->name);
  hsl_demo_put (party, "ethnicity", hsl_demo_play_chance (self, 94) ? "01" : "22");
  hsl_demo_put (party, "occupation", person->occupation);
  hsl_demo_put (party, "address", person->address);
  hsl_demo_put (party, "phone", person->phone);
  hsl_demo_put (party, "category", person->category);
  hsl_demo_put (party, "home_grid", home->code);
  /* Some have their papers not with them. */
  if (hsl_demo_play_chance (self, 93))
    hsl_demo_put (party, "paper_number", person->paper_number);
  else
    {
      hsl_demo_put (party, "paper_kind", "none");
      hsl_demo_put (party, "sex", person->sex);
    }
}

static char *
put_body (GVariantDict *party,
          const char   *kind,
          HslDemoPlay  *self,
          char        **out_voice)
{
  HslDemoWorld    *world = self->world;
  char            *name = hsl_demo_world_make_body (world, kind, self->grid);
  g_autofree char *title = hsl_demo_words_pick (world->words->words, "body_titles", NULL, &world->random);
  g_autofree char *place = hsl_demo_world_make_place (world, "shop", self->grid);
  g_autofree char *address = g_strconcat (HSL_DEMO_COUNTY, place, NULL);
  g_autofree char *phone = hsl_demo_world_make_phone (world);

  *out_voice = hsl_demo_world_make_name (world, hsl_demo_play_sex (self, 70));
  hsl_demo_put (party, "kind", "organisation");
  hsl_demo_put (party, "name", name);
  hsl_demo_put (party, "representative", *out_voice);
  hsl_demo_put (party, "representative_title", g_str_equal (kind, "villagers") ? "主任" : title);
  hsl_demo_put (party, "address", address);
  hsl_demo_put (party, "phone", phone);
  return name;
}

/* Adds one party; the first of its side is the one the sentences speak of. */
static void
add_party (HslDemoPlay     *self,
           GVariantBuilder *parties,
           const char      *side,
           const char      *persona,
           const char      *sex,
           gboolean         is_first)
{
  gboolean              applicant = g_str_equal (side, "applicant");
  g_autofree char      *uid = hsl_random_uid (&self->world->random);
  g_auto (GVariantDict) party = G_VARIANT_DICT_INIT (NULL);
  g_autofree char      *name = NULL;
  char                 *voice = NULL;

  hsl_demo_put (&party, "uid", uid);
  hsl_demo_put (&party, "side", side);
  if (is_body (self, persona))
    name = put_body (&party, persona, self, &voice);
  else
    {
      HslDemoPerson *person = hsl_demo_world_meet_person (self->world, persona, sex, self->grid);

      if (!is_first || person == self->applicant)
        {
          person = hsl_demo_world_make_person (self->world, persona, sex, self->grid);
          g_ptr_array_add (self->world->people, person);
        }
      put_person (&party, person, self);
      name = g_strdup (person->name);
      voice = g_strdup (person->name);
      if (is_first)
        *(applicant ? &self->applicant : &self->respondent) = person;
    }
  if (is_first)
    {
      self->words[applicant ? 0 : 1] = g_steal_pointer (&name);
      *(applicant ? &self->applicant_voice : &self->respondent_voice) = g_steal_pointer (&voice);
    }
  g_free (voice);
  g_variant_builder_add_value (parties, g_variant_dict_end (&party));
}

static GVariant *
make_parties (HslDemoPlay *self)
{
  int             n = hsl_demo_play_roll_range (self, self->situation, "applicants");
  gboolean        minors = FALSE;
  const char     *one = hsl_demo_words_text (self->situation, "applicant", "natural");
  const char     *other = hsl_demo_words_text (self->situation, "respondent", "natural");
  GVariantBuilder parties;

  g_variant_lookup (self->situation, "guardian", "b", &minors);
  if (minors)
    one = other = "student";
  g_variant_builder_init (&parties, G_VARIANT_TYPE ("aa{sv}"));
  add_party (self, &parties, "applicant", one, hsl_demo_words_text (self->situation, "sex_a", NULL), TRUE);
  for (int i = 1; i < n; i++)
    add_party (self, &parties, "applicant", one, NULL, FALSE);
  add_party (self, &parties, "respondent", other, hsl_demo_words_text (self->situation, "sex_b", NULL), TRUE);
  return g_variant_builder_end (&parties);
}

/* The sums of a dispute are round, as people name them. */
static gint64
pick_sums (HslDemoPlay *self)
{
  g_autoptr (GVariant) range = hsl_demo_words_list (self->situation, "amount");
  int                  low = hsl_demo_words_number (range, 0, 0);
  gint64               claimed, step;
  g_autofree char     *claimed_text = NULL;
  g_autofree char     *agreed_text = NULL;

  if (low == 0)
    return 0;
  claimed = hsl_demo_play_roll (self, low, hsl_demo_words_number (range, 1, low));
  step = claimed >= 10000 ? 500 : claimed >= 2000 ? 100
                                                  : 10;
  claimed = MAX (claimed / step, 1) * step;
  self->agreed_fen = MAX (claimed * hsl_demo_play_roll (self, 55, 100) / 100 / step, 1) * step * 100;
  self->words[5] = g_strdup_printf ("%" G_GINT64_FORMAT "元", claimed);
  self->words[6] = g_strdup_printf ("%" G_GINT64_FORMAT "元", self->agreed_fen / 100);
  return claimed * 100;
}

static void
pick_workers (HslDemoPlay *self,
              const char  *grid)
{
  static const char *const seconds[] = {
    "resident-lawyer",
    "retired-judge",
    "volunteer",
    "mediator",
    "officer",
    "womens-federation",
  };
  HslDemoWorld *world = self->world;
  const char   *leads = hsl_demo_play_chance (self, 45) ? "mediator" : "community-cadre";
  const char   *handles = hsl_demo_play_chance (self, 35) ? "grid-worker" : "community-cadre";
  int           beside = hsl_demo_play_roll (self, 0, G_N_ELEMENTS (seconds) - 1);

  if (hsl_demo_play_is_police (self))
    {
      self->mediator = hsl_demo_world_pick_worker (world, "officer", grid);
      self->handler = hsl_demo_world_pick_worker (world, "auxiliary", grid);
      return;
    }
  self->mediator = hsl_demo_world_pick_worker (world, leads, grid);
  self->handler = hsl_demo_world_pick_worker (world, handles, grid);
  if (hsl_demo_play_chance (self, 50))
    self->second = hsl_demo_world_pick_worker (world, seconds[beside], grid);
  if (self->second == self->mediator)
    self->second = NULL;
}

static void
set_cast (HslDemoPlay *self)
{
  self->words[2] = g_strdup (self->mediator->name);
  self->words[3] = hsl_demo_world_make_name (self->world, hsl_demo_play_sex (self, 50));
  self->cast = (HslDemoCast){
    .applicant = self->words[0],
    .respondent = self->words[1],
    .mediator = self->words[2],
    .witness = self->words[3],
    .place = self->words[4],
    .amount = self->words[5],
    .agreed = self->words[6],
  };
}

/* Who handed the case over wants to hear of its end. */
static void
put_transfer (HslDemoPlay  *self,
              GVariantDict *input,
              const char   *source)
{
  g_autoptr (GVariant)  senders = g_variant_lookup_value (self->world->words->words, "senders", NULL);
  const char           *sender = hsl_demo_words_text (senders, source, NULL);
  HslDay                on = hsl_minute_get_day (self->at);
  g_autofree char      *uid = NULL;
  g_autofree char      *reference = NULL;
  g_auto (GVariantDict) transfer = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder       transfers;

  if (sender == NULL)
    return;
  reference = g_strdup_printf ("%04d%02d%02d-%04d", hsl_day_get_year (on), hsl_day_get_month (on),
                               hsl_day_get_day_of_month (on), hsl_demo_play_roll (self, 1, 999));
  hsl_demo_put (input, "source_reference", reference);
  if (g_str_equal (source, "call-110") || !hsl_demo_play_chance (self, 70))
    return;

  uid = hsl_random_uid (&self->world->random);
  hsl_demo_put (&transfer, "uid", uid);
  hsl_demo_put (&transfer, "direction", "in");
  hsl_demo_put (&transfer, "unit", sender);
  hsl_demo_put (&transfer, "reference", reference);
  hsl_demo_put_day (&transfer, "sent_on", on);
  hsl_demo_put_day (&transfer, "accepted_on", on);
  g_variant_builder_init (&transfers, G_VARIANT_TYPE ("aa{sv}"));
  g_variant_builder_add_value (&transfers, g_variant_dict_end (&transfer));
  g_variant_dict_insert_value (input, "transfers", g_variant_builder_end (&transfers));
}

static void
put_risk (HslDemoPlay  *self,
          GVariantDict *input)
{
  const char *risk = hsl_demo_words_text (self->situation, "risk", NULL);
  int         at = hsl_demo_play_roll (self, 1, 100);
  GVariant   *reasons = g_variant_lookup_value (self->situation, "risk_reasons", NULL);

  if (reasons != NULL)
    g_variant_dict_insert_value (input, "risk_reasons", reasons);
  g_clear_pointer (&reasons, g_variant_unref);
  if (risk == NULL)
    risk = at <= 3 ? "orange" : at <= 15 ? "yellow"
                                         : "blue";
  if (at <= 3)
    hsl_demo_put_uids (input, "risk_reasons", "threat", NULL);
  hsl_demo_put (input, "risk", risk);
}

static void
put_story (HslDemoPlay  *self,
           GVariantDict *input,
           gint64        claimed_fen)
{
  g_autofree char *title = hsl_demo_play_said (self, "title");
  g_autofree char *summary = hsl_demo_play_said (self, "summary");
  g_autofree char *claims = hsl_demo_play_said (self, "claims");

  hsl_demo_put (input, "title", title);
  hsl_demo_put (input, "summary", summary);
  hsl_demo_put (input, "claims", claims);
  /* Some claims name no sum although the situation knows one. */
  if (claimed_fen > 0 && strstr (claims, self->cast.amount) != NULL)
    hsl_demo_put_number (input, "claimed_fen", claimed_fen);
}

/* Returns: @at, or a time between two hours of the last day before it when it lies outside of them */
static HslMinute
back_to_hours (HslDemoPlay *self,
               HslMinute    at,
               int          from,
               int          until)
{
  HslDay day = hsl_minute_get_day (at);
  int    minute = (int) (at - hsl_minute_new (day, 0, 0));

  if (minute >= from * 60 && minute < until * 60)
    return at;
  return hsl_minute_new (minute < from * 60 ? day - 1 : day, from, 0) +
         hsl_demo_play_roll (self, 0, (until - from) * 60 - 1);
}

static GVariant *
make_registration (HslDemoPlay *self)
{
  HslDemoWorld    *world = self->world;
  const HslArea   *grid = g_ptr_array_index (world->grids, self->grid);
  g_autofree char *uid = hsl_random_uid (&world->random);
  g_autofree char *source = hsl_demo_words_pick (self->situation, "sources", NULL, &world->random);
  const char      *kind = hsl_demo_words_text (self->situation, "place", "home");
  GVariantDict     input = G_VARIANT_DICT_INIT (NULL);
  gint64           claimed;

  g_variant_dict_insert_value (&input, "parties", make_parties (self));
  self->words[4] = g_str_equal (kind, "home") && self->applicant != NULL
                       ? g_strdup (self->applicant->short_address)
                       : hsl_demo_world_make_place (world, kind, self->grid);
  claimed = pick_sums (self);
  pick_workers (self, grid->code);
  set_cast (self);

  hsl_demo_put (&input, "uid", uid);
  hsl_demo_put (&input, "type", hsl_demo_words_text (self->situation, "type", NULL));
  hsl_demo_put (&input, "track", hsl_demo_words_text (self->situation, "track", "civil"));
  hsl_demo_put (&input, "relation", hsl_demo_words_text (self->situation, "relation", NULL));
  hsl_demo_put (&input, "class", hsl_demo_words_text (self->situation, "class", "simple"));
  hsl_demo_put (&input, "source", source);
  hsl_demo_put_minute (&input, "registered_at", self->at);
  hsl_demo_put_minute (&input, "occurred_at",
                       back_to_hours (self, self->at - hsl_demo_play_roll (self, 20, 4000), WAKING_FROM,
                                      WAKING_UNTIL));
  hsl_demo_put (&input, "place", self->cast.place);
  hsl_demo_put (&input, "handler", self->handler->fact.uid);
  if (hsl_demo_play_chance (self, 96))
    hsl_demo_put (&input, "grid", grid->code);
  put_transfer (self, &input, source);
  put_risk (self, &input);
  put_story (self, &input, claimed);
  return g_variant_dict_end (&input);
}

static gboolean
decline (HslDemoPlay *self)
{
  g_autoptr (GVariant)  why = hsl_demo_play_item (self, "decline");
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);
  g_auto (GVariantDict) archive = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "reason", hsl_demo_words_text (why, "reason", NULL));
  hsl_demo_put (&input, "text", hsl_demo_words_text (why, "text", NULL));
  hsl_demo_put_uids (&archive, "archivists", self->handler->fact.uid, self->mediator->fact.uid, NULL);
  hsl_demo_put (&archive, "retention", "short");
  if (hsl_demo_play_act (self, "decline", &input) && hsl_demo_play_print (self, "decline-letter", NULL, 1) &&
      self->handler != self->mediator &&
      hsl_demo_play_wait_days (self, 3, 20))
    hsl_demo_play_act (self, "archive", &archive);
  return FALSE;
}

/* Parents stand beside their children. */
static gboolean
add_guardian (HslDemoPlay *self,
              guint        party,
              char       **voice)
{
  const HslParty       *child = g_ptr_array_index (self->dispute->parties, party);
  g_autofree char      *name = hsl_demo_world_make_name (self->world, hsl_demo_play_sex (self, 50));
  g_autofree char      *phone = hsl_demo_world_make_phone (self->world);
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "party", child->fact.uid);
  hsl_demo_put (&input, "kind", "guardian");
  hsl_demo_put (&input, "name", name);
  hsl_demo_put (&input, "phone", phone);
  hsl_demo_put (&input, "relation", "父母");
  g_free (*voice);
  *voice = g_strdup (name);
  return hsl_demo_play_act (self, "add-agent", &input);
}

static gboolean
accept (HslDemoPlay *self)
{
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);
  gboolean              minors = FALSE;

  if (self->second != NULL)
    hsl_demo_put_uids (&input, "mediators", self->mediator->fact.uid, self->second->fact.uid, NULL);
  else
    hsl_demo_put_uids (&input, "mediators", self->mediator->fact.uid, NULL);
  hsl_demo_put (&input, "handler", self->handler->fact.uid);
  if (!hsl_demo_play_act (self, "accept", &input) || !hsl_demo_play_print (self, "acceptance", NULL, 1))
    return FALSE;

  g_variant_lookup (self->situation, "guardian", "b", &minors);
  if (minors && !add_guardian (self, 0, &self->applicant_voice))
    return FALSE;
  return !minors || add_guardian (self, 1, &self->respondent_voice);
}

/**
 * hsl_demo_play_intake:
 *
 * Registers the dispute and accepts it at @accepted_at, unless it is declined or stays undecided.
 */
gboolean
hsl_demo_play_intake (HslDemoPlay *self,
                      HslMinute    accepted_at)
{
  g_autoptr (GVariant) input = NULL;

  self->grid = hsl_demo_world_pick_grid (self->world);
  self->at = accepted_at - (hsl_demo_play_chance (self, 60) ? hsl_demo_play_roll (self, 4, 90)
                                                            : hsl_demo_play_roll (self, 90, 2800));
  self->at = back_to_hours (self, self->at, DESK_FROM, DESK_UNTIL);
  self->world->today = hsl_minute_get_day (self->at);
  input = g_variant_ref_sink (make_registration (self));
  self->world->context.now = self->at;
  self->world->context.worker = self->handler->fact.uid;
  self->dispute = hsl_case_register (input, &self->world->context, &self->error);
  if (self->dispute == NULL)
    {
      g_prefix_error (&self->error, "%s: ", hsl_demo_words_text (self->situation, "id", "?"));
      return FALSE;
    }
  if (self->is_undecided)
    return FALSE;
  self->at = accepted_at;
  return self->outcome == HSL_DEMO_DECLINED ? decline (self) : accept (self);
}
