/* test-finding.c: what is found before an agreement is signed, rule by rule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#undef G_DISABLE_ASSERT

#include "hsl-finding.h"

#include "hsl-session.h"
#include "test-case.h"

#include <string.h>

typedef struct
{
  HslCase      *on;
  HslAgreement *agreement;
  TestStation  *station;
} Scene;

typedef void (*Spoil) (Scene *self);

static void
set_text (char      **field,
          const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static HslTerm *
term (Scene *self,
      guint  index)
{
  return g_ptr_array_index (self->agreement->terms, index);
}

static HslInstalment *
part (Scene *self,
      guint  index)
{
  return g_ptr_array_index (term (self, index)->instalments, 0);
}

static HslParty *
party (Scene      *self,
       const char *uid)
{
  HslParty *found = hsl_case_find_party (self->on, uid);

  g_assert_nonnull (found);
  return found;
}

static HslAgent *
add_agent (Scene      *self,
           const char *of,
           const char *kind,
           const char *powers)
{
  HslAgent *agent = hsl_fact_new (&hsl_agent_noun);

  agent->fact.uid = g_strdup ("agent");
  set_text (&agent->party, of);
  set_text (&agent->kind, kind);
  set_text (&agent->name, "郑律师");
  set_text (&agent->powers, powers);
  g_ptr_array_add (self->on->agents, agent);
  return agent;
}

static void
set_age (Scene      *self,
         const char *uid,
         int         years)
{
  party (self, uid)->birth_on = hsl_day_add_months (self->agreement->drawn_on, -12 * years - 3);
}

static void
add_paragraph (Scene      *self,
               const char *text)
{
  HslFreeParagraph *paragraph = hsl_fact_new (&hsl_free_paragraph_noun);

  paragraph->text = g_strdup (text);
  g_ptr_array_add (self->agreement->paragraphs, paragraph);
}

static void
clear_terms (Scene *self)
{
  g_ptr_array_set_size (self->agreement->terms, 0);
  g_clear_pointer (&self->agreement->other_text, g_free);
}

static void
spoil_debtor (Scene *self)
{
  g_clear_pointer (&term (self, 0)->debtor, g_free);
}
static void
spoil_creditor (Scene *self)
{
  g_clear_pointer (&term (self, 0)->creditor, g_free);
}
static void
spoil_own (Scene *self)
{
  set_text (&term (self, 0)->creditor, term (self, 0)->debtor);
}
static void
spoil_amount (Scene *self)
{
  term (self, 0)->amount_fen = 0;
}
static void
spoil_day (Scene *self)
{
  part (self, 0)->due_on = HSL_DAY_NONE;
}
static void
spoil_past (Scene *self)
{
  part (self, 0)->due_on = self->agreement->drawn_on - 1;
}
static void
spoil_deed (Scene *self)
{
  set_text (&term (self, 0)->matter, "repair");
  g_clear_pointer (&term (self, 0)->text, g_free);
}
static void
spoil_parts (Scene *self)
{
  part (self, 2)->amount_fen++;
}
static void
spoil_hand (Scene *self)
{
  set_text (&party (self, "tenant-1")->presence, "refusing");
}
static void
spoil_vague (Scene *self)
{
  set_text (&term (self, 0)->text, "尽快退还租金");
}
static void
spoil_identity (Scene *self)
{
  add_paragraph (self, "双方自愿离婚，另行到婚姻登记机关办理登记。");
}
static void
spoil_status (Scene *self)
{
  add_paragraph (self, "双方自即日起解除婚姻关系。");
}
static void
spoil_ownership (Scene *self)
{
  add_paragraph (self, "争议地块的使用权归阙大勇。");
}
static void
spoil_ways (Scene *self)
{
  set_text (&self->agreement->other_text, "任何一方不得起诉。");
}
static void
spoil_fee (Scene *self)
{
  set_text (&self->agreement->other_text, "双方各付调解费一百元。");
}
static void
spoil_e_sign (Scene *self)
{
  set_text (&self->on->type, "0103");
  add_paragraph (self, "本协议以电子签名方式签署。");
}
static void
spoil_total (Scene *self)
{
  add_paragraph (self, "以上共计人民币1.2万元。");
}
static void
spoil_delay (Scene *self)
{
  set_text (&self->agreement->delay_kind, "daily");
}
static void
spoil_copies (Scene *self)
{
  add_paragraph (self, "本协议一式三份。");
}
static void
spoil_police_copies (Scene *self)
{
  add_paragraph (self, "本协议一式两份。");
}
static void
spoil_facts (Scene *self)
{
  g_clear_pointer (&self->agreement->facts, g_free);
  g_clear_pointer (&self->on->summary, g_free);
}
static void
spoil_minor (Scene *self)
{
  set_age (self, "tenant-1", 15);
}
static void
spoil_young (Scene *self)
{
  set_age (self, "tenant-1", 17);
}
static void
spoil_agent (Scene *self)
{
  add_agent (self, "tenant-1", "agent", NULL);
}
static void
spoil_powers (Scene *self)
{
  add_agent (self, "tenant-1", "agent", "代为到场旁听");
}
static void
spoil_company (Scene *self)
{
  g_clear_pointer (&party (self, "landlord")->representative, g_free);
  g_ptr_array_set_size (self->on->agents, 0);
}
static void
spoil_session (Scene *self)
{
  for (guint i = 0; i < self->on->sessions->len; i++)
    {
      HslSession *session = g_ptr_array_index (self->on->sessions, i);

      set_text (&session->attendees[0], "somebody-else");
    }
}
static void
spoil_mediator (Scene *self)
{
  g_clear_pointer (&self->agreement->mediator, g_free);
}
static void
spoil_officer (Scene *self)
{
  set_text (&self->agreement->mediator, "chen-guohua");
}
static void
spoil_basis (Scene *self)
{
  HslWorker *worker = hsl_directory_find (self->station->directory, &hsl_worker_noun, "lin-suzhen");

  g_clear_pointer (&worker->basis, g_free);
}
static void
spoil_host (Scene *self)
{
  set_text (&self->agreement->mediator, "lin-suzhen");
}
static void
spoil_time (Scene *self)
{
  self->on->occurred_at = HSL_MINUTE_NONE;
}
static void
spoil_place (Scene *self)
{
  g_clear_pointer (&self->on->place, g_free);
}
static void
spoil_excluded (Scene *self)
{
  set_text (&self->agreement->facts, "盖长福雇凶殴打宁海波。");
}
static void
spoil_third (Scene *self)
{
  HslSession *session = g_ptr_array_index (self->on->sessions, 0);

  g_ptr_array_add (self->on->sessions, hsl_fact_ref (session));
}
static void
spoil_child (Scene *self)
{
  set_age (self, "victim", 12);
}
static void
spoil_offender (Scene *self)
{
  add_agent (self, "offender", "agent", "特别授权");
}

typedef struct
{
  const char *rule;
  const char *path; /* where it is found */
  Spoil       spoil;
} Row;

static const Row civil[] = {
  { "no-terms", "terms", clear_terms },
  { "debtor", "terms[0].debtor", spoil_debtor },
  { "creditor", "terms[0].creditor", spoil_creditor },
  { "own-creditor", "terms[0].creditor", spoil_own },
  { "does-not-sign", "terms[0].creditor", spoil_hand },
  { "amount", "terms[0].amount_fen", spoil_amount },
  { "day", "terms[0].instalments[0].due_on", spoil_day },
  { "day-passed", "terms[0].instalments[0].due_on", spoil_past },
  { "instalments", "terms[2].instalments", spoil_parts },
  { "deed", "terms[0].text", spoil_deed },
  { "status", "paragraphs[0].text", spoil_status },
  { "identity", "paragraphs[0].text", spoil_identity },
  { "ownership", "paragraphs[0].text", spoil_ownership },
  { "vague-word", "terms[0].text", spoil_vague },
  { "other-ways", "other_text", spoil_ways },
  { "fee", "other_text", spoil_fee },
  { "e-sign", "paragraphs[0].text", spoil_e_sign },
  { "total", "paragraphs[0].text", spoil_total },
  { "delay", "delay_rate", spoil_delay },
  { "copies", "paragraphs[0].text", spoil_copies },
  { "no-facts", "facts", spoil_facts },
  { "minor", "case.parties[0]", spoil_minor },
  { "minor-at-work", "case.parties[0]", spoil_young },
  { "agent-powers", "case.agents[0].powers", spoil_agent },
  { "agent-narrow", "case.agents[0].powers", spoil_powers },
  { "representative", "case.parties[7].representative", spoil_company },
  { "not-present", "case.parties[0].presence", spoil_hand },
  { "not-in-session", "case.parties[0]", spoil_session },
  { "mediator", "mediator", spoil_mediator },
  { "officer", "mediator", spoil_officer },
  { "basis", "mediator", spoil_basis },
};

static const Row police[] = {
  { "police-host", "mediator", spoil_host },
  { "police-time", "case.occurred_at", spoil_time },
  { "police-place", "case.place", spoil_place },
  { "police-facts", "facts", spoil_facts },
  { "police-terms", "terms", clear_terms },
  { "police-copies", "paragraphs[0].text", spoil_police_copies },
  { "police-excluded", "facts", spoil_excluded },
  { "police-sessions", "case.sessions", spoil_third },
  { "police-minor", "case.parties[0]", spoil_child },
  { "police-agent", "case.agents[0]", spoil_offender },
};

static void
set_scene (Scene       *self,
           TestStation *station,
           const char  *name,
           guint        n_steps)
{
  self->station = station;
  self->on = test_play (station, name, n_steps);
  self->agreement = hsl_case_find_live_agreement (self->on);
  g_ptr_array_set_size (self->on->agents, 0);
  g_assert_nonnull (self->agreement);
}

static void
set_civil (Scene       *self,
           TestStation *station)
{
  set_scene (self, station, "market-stalls", 9);
  g_clear_pointer (&self->agreement->other_text, g_free);
}

static void
set_police (Scene       *self,
            TestStation *station)
{
  set_scene (self, station, "police-mediation", 6);
}

static const HslFinding *
find (GPtrArray  *found,
      const char *rule)
{
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (((HslFinding *) g_ptr_array_index (found, i))->rule, rule))
      return g_ptr_array_index (found, i);
  return NULL;
}

static void
check_row (TestStation *station,
           const Row   *row,
           void (*set) (Scene *, TestStation *))
{
  Scene                 scene;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char      *place = NULL;
  const HslFinding     *finding;

  set (&scene, station);
  before = hsl_agreement_find_findings (scene.agreement, scene.on, &station->context);
  /* One of the market's parties never came, so that is found from the start. */
  if (!g_str_equal (row->rule, "not-present"))
    g_assert_null (find (before, row->rule));
  row->spoil (&scene);
  after = hsl_agreement_find_findings (scene.agreement, scene.on, &station->context);
  finding = find (after, row->rule);
  if (finding == NULL)
    g_error ("%s was not found", row->rule);
  g_assert_cmpstr (finding->path, ==, row->path);
  g_assert_cmpuint (strlen (finding->text), >, 0);
  g_assert_cmpuint (strlen (finding->source), >, 0);
  place = hsl_finding_dup_place (finding);
  g_assert_cmpuint (strlen (place), >, 0);
  hsl_fact_unref (scene.on);
}

static void
test_rules (TestStation  *station,
            gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (civil); i++)
    {
      check_row (station, &civil[i], set_civil);
      if (g_str_equal (civil[i].rule, "basis"))
        set_text (
            &((HslWorker *) hsl_directory_find (station->directory, &hsl_worker_noun, "lin-suzhen"))->basis,
            "elected");
    }
  for (guint i = 0; i < G_N_ELEMENTS (police); i++)
    check_row (station, &police[i], set_police);
}

/* Every rule has its row in the table, its entry in the data, and a case in this test. */
static void
test_complete (TestStation  *station,
               gconstpointer data)
{
  guint n = 0;

  for (; hsl_finding_get_rule_id (n) != NULL; n++)
    {
      const char *id = hsl_finding_get_rule_id (n);
      gboolean    is_tested = FALSE;

      if (hsl_finding_rules_find (station->findings, id) == NULL)
        g_error ("%s is not in findings.json", id);
      for (guint i = 0; i < G_N_ELEMENTS (civil); i++)
        is_tested |= g_str_equal (civil[i].rule, id);
      for (guint i = 0; i < G_N_ELEMENTS (police); i++)
        is_tested |= g_str_equal (police[i].rule, id);
      if (!is_tested)
        g_error ("%s is not tested", id);
    }
  g_assert_cmpuint (n, ==, hsl_finding_rules_get_count (station->findings));
}

/* What real agreements look like does not stop them. */
static void
test_nothing (TestStation  *station,
              gconstpointer data)
{
  Scene                 scene;
  g_autoptr (GPtrArray) market = NULL;
  g_autoptr (GPtrArray) station_found = NULL;
  g_autofree char      *summary = NULL;

  set_civil (&scene, station);
  market = hsl_agreement_find_findings (scene.agreement, scene.on, &station->context);
  g_assert_cmpuint (hsl_findings_count (market, HSL_SEVERITY_STOP), ==, 0);
  hsl_fact_unref (scene.on);

  set_police (&scene, station);
  station_found = hsl_agreement_find_findings (scene.agreement, scene.on, &station->context);
  summary = hsl_findings_dup_summary (station_found);
  g_assert_cmpstr (summary, ==, "No findings");
  hsl_fact_unref (scene.on);
}

/* What is near a rule and does not break it. */
static void
test_not_triggered (TestStation  *station,
                    gconstpointer data)
{
  static const char *const harmless[] = {
    "本协议一式九份，各执一份。",
    "以上共计人民币72,350.50元。",
    "以上款项总额7.23505万元。",
    "双方同意于2026年4月1日到婚姻登记机关办理手续。",
  };
  static const char *const rules[] = { "copies", "total", "identity", "vague-word", "ownership", "status",
                                       "agent-powers", "agent-narrow" };
  static const char *const ticked[] = { "dispose", "sign", NULL };
  Scene                    scene;

  set_civil (&scene, station);
  set_age (&scene, "tenant-1", 15);
  add_agent (&scene, "tenant-1", "guardian", NULL);
  add_agent (&scene, "tenant-2", "agent", NULL)->authorities = g_strdupv ((char **) ticked);
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    add_paragraph (&scene, harmless[i]);
  part (&scene, 0)->due_on = HSL_DAY_NONE;
  part (&scene, 0)->event = g_strdup ("房屋验收合格");
  {
    g_autoptr (GPtrArray) found = hsl_agreement_find_findings (scene.agreement, scene.on, &station->context);

    for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
      {
        const HslFinding *finding = find (found, rules[i]);

        if (finding != NULL)
          g_error ("%s was found: %s", rules[i], finding->text);
      }
    g_assert_null (find (found, "minor"));
    g_assert_null (find (found, "day"));
  }
  hsl_fact_unref (scene.on);
}

/* The longer word is told, not also the one within it. */
static void
test_words_once (TestStation  *station,
                 gconstpointer data)
{
  Scene scene;

  set_civil (&scene, station);
  add_paragraph (&scene, "该机动车所有权归阙大勇，余款争取还清，争取不拖。");
  {
    g_autoptr (GPtrArray) found = hsl_agreement_find_findings (scene.agreement, scene.on, &station->context);
    const HslFinding     *vague_word;
    guint                 vague = 0;

    for (guint i = 0; i < found->len; i++)
      vague += g_str_equal (((HslFinding *) g_ptr_array_index (found, i))->rule, "vague-word");
    g_assert_cmpuint (vague, ==, 1);
    vague_word = find (found, "vague-word");
    if (vague_word == NULL)
      g_error ("nothing vague was found");
    g_assert_cmpstr (vague_word->words, ==, "争取");
  }
  hsl_fact_unref (scene.on);
}

static void
test_sign_is_refused (TestStation  *station,
                      gconstpointer data)
{
  Scene              scene;
  g_autoptr (GError) error = NULL;
  const HslAction   *sign = hsl_action_find ("sign");

  set_civil (&scene, station);
  g_assert_true (hsl_action_check (sign, scene.on, &station->context, NULL));
  spoil_vague (&scene);
  g_assert_true (hsl_action_check (sign, scene.on, &station->context, NULL));
  spoil_officer (&scene);
  g_assert_false (hsl_action_check (sign, scene.on, &station->context, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RULE);
  g_assert_nonnull (strstr (error->message, "陈国华"));
  g_assert_nonnull (strstr (error->message, "第十三条"));
  hsl_fact_unref (scene.on);
}

static void
test_station_changes (TestStation  *station,
                      gconstpointer data)
{
  g_autoptr (GVariant) changes = test_parse_json (
      "{\"rules\": [{\"id\": \"vague-word\", \"severity\": \"stop\","
      " \"words\": [\"改天\"], \"without\": [\"尽快\"]},"
      " {\"id\": \"officer\", \"severity\": \"off\"}]}");
  g_autoptr (GVariant) wrong = test_parse_json ("{\"rules\": [{\"id\": \"vage-word\"}]}");
  g_autoptr (GVariant) wrong_severity =
      test_parse_json ("{\"rules\": [{\"id\": \"fee\", \"severity\": \"loud\"}]}");
  g_autoptr (GError)          error = NULL;
  g_autoptr (HslFindingRules) merged = hsl_finding_rules_merge (station->findings, changes, &error);
  Scene                       scene;

  g_assert_no_error (error);
  set_civil (&scene, station);
  station->context.findings = merged;
  set_text (&term (&scene, 0)->text, "尽快退还，改天再说");
  spoil_officer (&scene);
  {
    g_autoptr (GPtrArray) found = hsl_agreement_find_findings (scene.agreement, scene.on, &station->context);

    const HslFinding *vague = find (found, "vague-word");

    g_assert_null (find (found, "officer"));
    if (vague == NULL)
      g_error ("nothing vague was found");
    g_assert_cmpstr (vague->words, ==, "改天");
    g_assert_cmpint (vague->severity, ==, HSL_SEVERITY_STOP);
    g_assert_cmpuint (hsl_findings_count (found, HSL_SEVERITY_STOP), ==, 1);
  }
  hsl_fact_unref (scene.on);

  g_assert_null (hsl_finding_rules_merge (station->findings, wrong, &error));
  g_assert_cmpstr (error->message, ==, "rules[0].id: is no rule of the program");
  g_clear_error (&error);
  g_assert_null (hsl_finding_rules_merge (station->findings, wrong_severity, &error));
  g_assert_cmpstr (error->message, ==, "rules[0].severity: is none of off, warning, stop");
}

static void
test_items (void)
{
  g_autoptr (HslFact)   fact = hsl_fact_new (&hsl_agreement_noun);
  HslAgreement         *agreement = (HslAgreement *) fact;
  static const gint64   after[] = { 9, 0, 1, 1 };
  g_autoptr (GPtrArray) items = NULL;
  GString              *order = g_string_new (NULL);

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (agreement->terms, hsl_fact_new (&hsl_term_noun));
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    {
      HslFreeParagraph *paragraph = hsl_fact_new (&hsl_free_paragraph_noun);

      paragraph->after = after[i];
      paragraph->text = g_strdup_printf ("%u", i);
      g_ptr_array_add (agreement->paragraphs, paragraph);
    }
  items = hsl_agreement_get_items (agreement);
  for (guint i = 0; i < items->len; i++)
    {
      const HslFact *item = g_ptr_array_index (items, i);

      g_string_append (order, item->noun == &hsl_term_noun ? "T" : ((const HslFreeParagraph *) item)->text);
    }
  g_assert_cmpstr (order->str, ==, "1T23T0");
  g_string_free (order, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/finding/" name, TestStation, NULL, test_station_set_up, func, test_station_tear_down)
  ADD ("rules", test_rules);
  ADD ("complete", test_complete);
  ADD ("nothing", test_nothing);
  ADD ("not-triggered", test_not_triggered);
  ADD ("words-once", test_words_once);
  ADD ("sign-is-refused", test_sign_is_refused);
  ADD ("station-changes", test_station_changes);
  g_test_add_func ("/finding/items", test_items);
  return g_test_run ();
}
