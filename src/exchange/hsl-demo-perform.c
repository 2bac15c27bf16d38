/* hsl-demo-perform.c: from the agreement of a dispute to the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo-play.h"
#include "hsl-retention.h"

#define OLD_VOLUME_EACH   20
#define OLD_VOLUME_MONTHS (11 * 12)

#define UNPAID_DAYS 60

static const char *
pick_party (HslDemoPlay *self,
            const char  *role)
{
  guint index = g_str_equal (role, "a") ? 0 : self->dispute->parties->len - 1;

  return ((HslFact *) g_ptr_array_index (self->dispute->parties, index))->uid;
}

/* Monthly, from some days after the agreement on; what does not divide goes with the last one. */
static GVariant *
make_instalments (HslDemoPlay *self,
                  gint64       amount_fen,
                  int          n)
{
  HslDay          due = hsl_minute_get_day (self->at) + (HslDay) hsl_demo_play_roll (self, 4, 24);
  gint64          part = n > 1 ? amount_fen / n / 1000 * 1000 : amount_fen;
  GVariantBuilder instalments;

  g_variant_builder_init (&instalments, G_VARIANT_TYPE ("aa{sv}"));
  for (int i = 0; i < n; i++)
    {
      g_auto (GVariantDict) instalment = G_VARIANT_DICT_INIT (NULL);

      hsl_demo_put_day (&instalment, "due_on", hsl_day_add_months (due, i));
      if (amount_fen > 0)
        hsl_demo_put_number (&instalment, "amount_fen", i < n - 1 ? part : amount_fen - part * (n - 1));
      g_variant_builder_add_value (&instalments, g_variant_dict_end (&instalment));
    }
  return g_variant_builder_end (&instalments);
}

static void
add_term (HslDemoPlay     *self,
          GVariantBuilder *terms,
          GVariant        *pattern,
          const char      *creditor,
          gint64           amount_fen)
{
  const char           *matter = hsl_demo_words_text (pattern, "matter", "other");
  gboolean              pays = g_str_equal (matter, "pay");
  g_autofree char      *text = hsl_demo_words_pick (pattern, "text", &self->cast, &self->world->random);
  int                   n = hsl_demo_play_roll_range (self, pattern, "instalments");
  g_auto (GVariantDict) term = G_VARIANT_DICT_INIT (NULL);

  /* Nobody pays eighty yuan in four parts. */
  if (amount_fen < 100000 * n)
    n = 1;
  hsl_demo_put (&term, "debtor", pick_party (self, hsl_demo_words_text (pattern, "from", "b")));
  if (creditor == NULL)
    creditor = pick_party (self, hsl_demo_words_text (pattern, "to", "a"));
  hsl_demo_put (&term, "creditor", creditor);
  hsl_demo_put (&term, "matter", matter);
  hsl_demo_put (&term, "text", text);
  hsl_demo_put (&term, "manner", !pays ? "deed" : hsl_demo_play_chance (self, 60) ? "wechat"
                                                                                  : "transfer");
  if (pays)
    hsl_demo_put_number (&term, "amount_fen", amount_fen);
  g_variant_dict_insert_value (&term, "instalments", make_instalments (self, pays ? amount_fen : 0, n));
  g_variant_builder_add_value (terms, g_variant_dict_end (&term));
}

/* What one side of several people is paid is shared out among them, to the yuan. */
static void
add_shared_terms (HslDemoPlay     *self,
                  GVariantBuilder *terms,
                  GVariant        *pattern)
{
  guint  n = self->dispute->parties->len - 1;
  gint64 share = self->agreed_fen / n / 100 * 100;

  for (guint i = 0; i < n; i++)
    {
      const HslFact *party = g_ptr_array_index (self->dispute->parties, i);

      add_term (self, terms, pattern, party->uid, i < n - 1 ? share : self->agreed_fen - share * (n - 1));
    }
}

static GVariant *
make_terms (HslDemoPlay *self)
{
  g_autoptr (GVariant) patterns = hsl_demo_words_list (self->situation, "terms");
  GVariantBuilder      terms;

  g_variant_builder_init (&terms, G_VARIANT_TYPE ("aa{sv}"));
  for (gsize i = 0; i < g_variant_n_children (patterns); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (patterns, i);
      g_autoptr (GVariant) pattern = g_variant_get_variant (item);
      gboolean             pays = g_str_equal (hsl_demo_words_text (pattern, "matter", ""), "pay");

      if (pays && self->dispute->parties->len > 2)
        add_shared_terms (self, &terms, pattern);
      else
        add_term (self, &terms, pattern, NULL, self->agreed_fen);
    }
  return g_variant_builder_end (&terms);
}

static void
put_common (HslDemoPlay  *self,
            GVariantDict *input)
{
  g_autofree char *other = hsl_demo_play_word (self, "others");
  g_autofree char *responsibility = hsl_demo_play_said (self, "responsibility");

  hsl_demo_put (input, "facts", self->dispute->summary);
  hsl_demo_put (input, "responsibility", responsibility);
  hsl_demo_put (input, "mediator", self->mediator->fact.uid);
  hsl_demo_put (input, "recorder", self->handler->fact.uid);
  if (hsl_demo_play_chance (self, 60))
    hsl_demo_put (input, "other_text", other);
}

static gboolean
settle_by_talk (HslDemoPlay *self)
{
  g_autofree char      *text = hsl_demo_play_said (self, "oral_text");
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);
  g_auto (GVariantDict) term = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder       terms;

  hsl_demo_put (&term, "debtor", pick_party (self, "b"));
  hsl_demo_put (&term, "creditor", pick_party (self, "a"));
  hsl_demo_put (&term, "matter", "other");
  hsl_demo_put (&term, "manner", "deed");
  hsl_demo_put (&term, "text", text);
  g_variant_builder_init (&terms, G_VARIANT_TYPE ("aa{sv}"));
  g_variant_builder_add_value (&terms, g_variant_dict_end (&term));

  put_common (self, &input);
  hsl_demo_put (&input, "kind", "oral");
  g_variant_dict_insert (&input, "on_the_spot", "b", TRUE);
  g_variant_dict_insert_value (&input, "terms", g_variant_builder_end (&terms));
  return hsl_demo_play_act (self, "agree", &input) &&
         hsl_demo_play_print (self, "oral-agreement", self->dispute->agreements, 1);
}

static gboolean
draw_up (HslDemoPlay *self,
         const char  *action)
{
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  put_common (self, &input);
  hsl_demo_put (&input, "kind", "written");
  g_variant_dict_insert_value (&input, "terms", make_terms (self));
  return hsl_demo_play_act (self, action, &input) &&
         hsl_demo_play_print (self, hsl_demo_play_is_police (self) ? "police-agreement" : "agreement",
                              self->dispute->agreements, 3);
}

static gboolean
void_and_draw_up (HslDemoPlay *self)
{
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "reason", "双方对付款日期另有约定，重新起草。");
  return hsl_demo_play_wait_minutes (self, 20, 200) && hsl_demo_play_act (self, "void-agreement", &input) &&
         hsl_demo_play_wait_minutes (self, 10, 60) && draw_up (self, "agree");
}

/* The parties sign at the table, the mediator with them; the seal sometimes waits for the office. */
static gboolean
sign (HslDemoPlay *self)
{
  const HslAgreement   *live = hsl_case_find_live_agreement (self->dispute);
  g_autoptr (GPtrArray) unsigned_ones = hsl_agreement_get_unsigned (live, self->dispute);
  gboolean              is_police = hsl_demo_play_is_police (self);
  g_auto (GVariantDict) now = G_VARIANT_DICT_INIT (NULL);
  g_auto (GVariantDict) later = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder       signatories;

  g_variant_builder_init (&signatories, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < unsigned_ones->len; i++)
    if (g_strcmp0 (g_ptr_array_index (unsigned_ones, i), HSL_SIGNATORY_SEAL) != 0)
      g_variant_builder_add (&signatories, "s", g_ptr_array_index (unsigned_ones, i));
  g_variant_dict_insert_value (&now, "signatories", g_variant_builder_end (&signatories));
  hsl_demo_put_uids (&later, "signatories", HSL_SIGNATORY_SEAL, NULL);

  if (!hsl_demo_play_wait_minutes (self, 10, 60) || !hsl_demo_play_act (self, "sign", &now))
    return FALSE;
  if (is_police)
    return TRUE;
  if (!(hsl_demo_play_chance (self, 70) ? hsl_demo_play_wait_minutes (self, 5, 40)
                                        : hsl_demo_play_wait_days (self, 1, 2)))
    return FALSE;
  return hsl_demo_play_act (self, "sign", &later);
}

static gboolean
confirm (HslDemoPlay *self)
{
  return hsl_demo_play_wait_days (self, 2, 12) && hsl_demo_play_act (self, "apply-confirmation", NULL) &&
         hsl_demo_play_print (self, "confirmation-application", self->dispute->agreements, 2) &&
         hsl_demo_play_print (self, "confirmation-proof", self->dispute->agreements, 1) &&
         hsl_demo_play_print (self, "delivery-address", NULL, (int) self->dispute->parties->len);
}

static gboolean
look_after (HslDemoPlay *self,
            const char  *instalment,
            const char  *result,
            const char  *words)
{
  g_autofree char      *found = words != NULL ? hsl_demo_play_word (self, words)
                                              : hsl_demo_play_said (self, "follow_up");
  const char           *mood = hsl_demo_play_chance (self, 80) ? "satisfied" : "fairly";
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "instalment", instalment);
  hsl_demo_put (&input, "party", pick_party (self, "a"));
  hsl_demo_put (&input, "channel", hsl_demo_play_chance (self, 75) ? "phone" : "visit");
  hsl_demo_put (&input, "result", result);
  hsl_demo_put (&input, "satisfaction", words != NULL ? "unsatisfied" : mood);
  hsl_demo_put (&input, "text", found);
  hsl_demo_put (&input, "worker", self->handler->fact.uid);
  return hsl_demo_play_act (self, "follow-up", &input) &&
         hsl_demo_play_print (self, "follow-up-record", self->dispute->follow_ups, 1);
}

static gboolean
urge (HslDemoPlay *self,
      const char  *term,
      const char  *instalment)
{
  static const char *const manners[] = { "phone", "visit", "meeting" };
  g_autofree char         *text = hsl_demo_play_word (self, "urges");
  g_auto (GVariantDict)    input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "term", term);
  hsl_demo_put (&input, "instalment", instalment);
  hsl_demo_put (&input, "manner", manners[hsl_demo_play_roll (self, 0, 2)]);
  hsl_demo_put (&input, "worker", self->handler->fact.uid);
  hsl_demo_put (&input, "text", text);
  return hsl_demo_play_wait_days (self, 1, 3) && hsl_demo_play_act (self, "urge", &input);
}

static gboolean
pay (HslDemoPlay *self,
     const char  *term,
     const char  *instalment)
{
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "term", term);
  hsl_demo_put (&input, "instalment", instalment);
  hsl_demo_put (&input, "text", "凭证已核对。");
  return hsl_demo_play_act (self, "perform", &input);
}

static gboolean
defer (HslDemoPlay *self,
       const char  *instalment,
       HslDay       due)
{
  g_autofree char      *reason = hsl_demo_play_word (self, "deferrals");
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "instalment", instalment);
  hsl_demo_put_day (&input, "due_on", due);
  hsl_demo_put (&input, "reason", reason);
  return hsl_demo_play_act (self, "defer", &input);
}

/* Some of what fell due in the last weeks is still open. */
static gboolean
stays_unpaid (HslDemoPlay *self,
              HslDay       due)
{
  return hsl_minute_get_day (self->world->end) < due + UNPAID_DAYS && hsl_demo_play_chance (self, 60);
}

/* Most pay on the day; some late, after being urged; some are granted more time. */
static gboolean
see_to_instalment (HslDemoPlay         *self,
                   const HslTerm       *term,
                   const HslInstalment *instalment)
{
  g_autofree char *term_uid = g_strdup (term->fact.uid);
  g_autofree char *uid = g_strdup (instalment->fact.uid);
  HslDay           due = instalment->due_on;
  int              at = hsl_demo_play_roll (self, 1, 100);

  if (at <= 12)
    return hsl_demo_play_wait_until (self, due, -2, 0) && pay (self, term_uid, uid) &&
           hsl_demo_play_wait_until (self, due, 0, 1) && look_after (self, uid, "performed", NULL);
  if (at <= 90)
    return hsl_demo_play_wait_until (self, due, 0, 1) && look_after (self, uid, "performed", NULL);
  if (at <= 93)
    {
      if (!hsl_demo_play_wait_until (self, due, -1, 0) || !defer (self, uid, due + 20))
        return FALSE;
      return hsl_demo_play_wait_until (self, due + 20, 0, 1) && look_after (self, uid, "performed", NULL);
    }
  return hsl_demo_play_wait_until (self, due, 1, 2) &&
         look_after (self, uid, "not-performed", "unperformed") &&
         urge (self, term_uid, uid) && !stays_unpaid (self, due) && hsl_demo_play_wait_days (self, 2, 9) &&
         pay (self, term_uid, uid) &&
         hsl_demo_play_wait_days (self, 0, 3) && look_after (self, uid, "performed", NULL);
}

static const HslInstalment *
find_next_due (HslDemoPlay    *self,
               const HslTerm **out_term)
{
  const HslAgreement  *live = hsl_case_find_live_agreement (self->dispute);
  const HslInstalment *next = NULL;

  for (guint t = 0; t < live->terms->len; t++)
    {
      const HslTerm *term = g_ptr_array_index (live->terms, t);

      for (guint i = 0; i < term->instalments->len; i++)
        {
          const HslInstalment *instalment = g_ptr_array_index (term->instalments, i);

          if (instalment->performed_on != HSL_DAY_NONE ||
              (next != NULL && next->due_on <= instalment->due_on))
            continue;
          next = instalment;
          *out_term = term;
        }
    }
  return next;
}

static gboolean
see_to_performance (HslDemoPlay *self)
{
  const HslTerm       *term = NULL;
  const HslInstalment *next;

  while ((next = find_next_due (self, &term)) != NULL)
    if (!see_to_instalment (self, term, next))
      return FALSE;
  if (!hsl_demo_play_chance (self, 60))
    return TRUE;
  return hsl_demo_play_wait_days (self, 7, 25) && look_after (self, NULL, "performed", NULL);
}

/**
 * hsl_demo_play_settle:
 *
 * Brings a dispute from a session that agreed to the last payment. Where nothing was agreed, nothing is
 * settled.
 */
gboolean
hsl_demo_play_settle (HslDemoPlay *self)
{
  if (self->outcome == HSL_DEMO_ORAL)
    return settle_by_talk (self);
  if (self->outcome != HSL_DEMO_WRITTEN)
    return TRUE;

  if (!(hsl_demo_play_chance (self, 75) ? hsl_demo_play_wait_minutes (self, 10, 60)
                                        : hsl_demo_play_wait_days (self, 1, 2)) ||
      !draw_up (self, "agree"))
    return FALSE;
  if (hsl_demo_play_chance (self, 3) &&
      (!hsl_demo_play_wait_minutes (self, 20, 90) || !draw_up (self, "revise-agreement")))
    return FALSE;
  if (hsl_demo_play_chance (self, 1) && !void_and_draw_up (self))
    return FALSE;
  if (!sign (self))
    return FALSE;
  if (!hsl_demo_play_is_police (self) && hsl_demo_play_chance (self, 4) && !confirm (self))
    return FALSE;
  return see_to_performance (self);
}

static gboolean
feed_back (HslDemoPlay *self)
{
  g_autofree char *text = hsl_demo_play_word (self, "feedback");

  for (guint i = 0; i < self->dispute->transfers->len; i++)
    {
      const HslTransfer    *transfer = g_ptr_array_index (self->dispute->transfers, i);
      g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

      if (g_strcmp0 (transfer->direction, "in") != 0)
        continue;
      hsl_demo_put (&input, "transfer", transfer->fact.uid);
      hsl_demo_put (&input, "text", text);
      return hsl_demo_play_wait_minutes (self, 10, 400) && hsl_demo_play_act (self, "feedback", &input);
    }
  return TRUE;
}

/* What the law asks for when there is no agreement (人民调解法 26, 程序规定 185). */
static gboolean
tell_what_is_left (HslDemoPlay *self)
{
  g_autofree char      *reason = hsl_demo_play_said (self, "failure");
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  if (hsl_case_get_state (self->dispute) != HSL_STATE_ENDED)
    return TRUE;
  if (!hsl_demo_play_wait_minutes (self, 20, 700))
    return FALSE;
  if (!hsl_demo_play_is_police (self))
    return hsl_demo_play_act (self, "tell-routes", NULL) &&
           hsl_demo_play_print (self, "termination-notice", NULL, 1);
  hsl_demo_put (&input, "reason", reason);
  return hsl_demo_play_act (self, "penalty", &input);
}

static gboolean
reopen (HslDemoPlay *self)
{
  g_autofree char      *reason = hsl_demo_play_word (self, "reopenings");
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  hsl_demo_put (&input, "reason", reason);
  return hsl_demo_play_wait_days (self, 3, 20) && hsl_demo_play_act (self, "reopen", &input) &&
         hsl_demo_play_wait_days (self, 2, 10) && hsl_demo_play_act (self, "close", NULL);
}

/* A station is younger than its volumes: some carry on an older one on paper, whose period is over by now. */
static gboolean
carry_on_paper (HslDemoPlay *self)
{
  HslDay                day = hsl_minute_get_day (self->at);
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  if (self->dispute->number_n % OLD_VOLUME_EACH != 0)
    return TRUE;
  hsl_demo_put (&input, "retention", HSL_RETENTION_SHORT);
  hsl_demo_put_day (&input, "from", hsl_day_add_months (day, -OLD_VOLUME_MONTHS));
  hsl_demo_put (&input, "reason", "接续纸质旧卷，保管期限按原卷起算");
  return hsl_demo_play_act (self, "set-retention", &input);
}

static gboolean
archive (HslDemoPlay *self)
{
  const HslWorker      *checker = hsl_demo_world_pick_worker (self->world, "mediator", NULL);
  g_autofree char      *note = hsl_demo_play_word (self, "volume_notes");
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  if (checker == self->handler)
    checker = self->mediator;
  hsl_demo_put_uids (&input, "archivists", self->handler->fact.uid, checker->fact.uid, NULL);
  hsl_demo_put (&input, "retention", self->outcome == HSL_DEMO_ORAL ? "short" : "long");
  hsl_demo_put (&input, "note", note);
  return hsl_demo_play_wait_days (self, 2, 26) && hsl_demo_play_print (self, "volume-cover", NULL, 1) &&
         hsl_demo_play_print (self, "volume-catalogue", NULL, 1) &&
         (note == NULL || *note == '\0' || hsl_demo_play_print (self, "volume-statement", NULL, 1)) &&
         hsl_demo_play_print (self, "volume-back", NULL, 1) &&
         hsl_demo_play_act (self, "archive", &input) && carry_on_paper (self);
}

static gboolean
wait_for_close (HslDemoPlay *self)
{
  if (self->outcome == HSL_DEMO_ORAL)
    return hsl_demo_play_wait_minutes (self, 2, 30);
  if (self->outcome == HSL_DEMO_TRANSFERRED)
    return hsl_demo_play_wait_days (self, 10, 40);
  return hsl_demo_play_wait_days (self, 1, 5);
}

/**
 * hsl_demo_play_close:
 *
 * Brings a dispute that is settled or ended into the archive.
 */
gboolean
hsl_demo_play_close (HslDemoPlay *self)
{
  g_autofree char      *text = hsl_demo_play_word (self, "closings");
  g_auto (GVariantDict) input = G_VARIANT_DICT_INIT (NULL);

  if (!tell_what_is_left (self) || !feed_back (self) || !wait_for_close (self))
    return FALSE;
  hsl_demo_put (&input, "text", text);
  if (!hsl_demo_play_act (self, "close", &input))
    return FALSE;
  if (hsl_demo_play_chance (self, 1) && self->outcome == HSL_DEMO_WRITTEN && !reopen (self))
    return FALSE;
  return archive (self);
}
