/* hsl-finding-people.c: the check before signing: who signs, for whom, and who leads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-finding"

#include "hsl-finding-private.h"
#include "hsl-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FULL_AGE    18
#define WORKING_AGE 16

static guint
index_of_party (HslFinder      *self,
                const HslParty *party)
{
  guint index = 0;

  g_ptr_array_find (self->owner->parties, party, &index);
  return index;
}

static const char *
name_of (const HslParty *party)
{
  return party->name != NULL ? party->name : "?";
}

/* Somebody of that kind who acts for @party. */
static const HslAgent *
find_agent (HslFinder      *self,
            const HslParty *party,
            const char     *kind)
{
  for (guint i = 0; i < self->owner->agents->len; i++)
    {
      const HslAgent *agent = g_ptr_array_index (self->owner->agents, i);

      if (g_strcmp0 (agent->party, party->fact.uid) == 0 && g_strcmp0 (agent->kind, kind) == 0)
        return agent;
    }
  return NULL;
}

void
hsl_find_not_present (HslFinder *self)
{
  for (guint i = 0; i < self->owner->parties->len; i++)
    {
      const HslParty  *party = g_ptr_array_index (self->owner->parties, i);
      g_autofree char *path = g_strdup_printf ("case.parties[%u].presence", i);

      if (party->presence != NULL && !g_str_equal (party->presence, "attending"))
        hsl_finder_add (self, path, _ ("%s does not take part: the agreement does not bind them"),
                        name_of (party));
    }
}

static gboolean
was_in_session (const HslCase  *owner,
                const HslParty *party)
{
  for (guint i = 0; i < owner->sessions->len; i++)
    {
      const HslSession *session = g_ptr_array_index (owner->sessions, i);

      if (session->attendees != NULL &&
          g_strv_contains ((const char *const *) session->attendees, party->fact.uid))
        return TRUE;
    }
  return FALSE;
}

/* What is settled without a session, or through somebody who acts for them, needs nobody there. */
void
hsl_find_not_in_session (HslFinder *self)
{
  for (guint i = 0; self->owner->sessions->len > 0 && i < self->signatories->len; i++)
    {
      const HslParty  *party = g_ptr_array_index (self->signatories, i);
      g_autofree char *path = g_strdup_printf ("case.parties[%u]", index_of_party (self, party));

      if (!was_in_session (self->owner, party) && find_agent (self, party, "agent") == NULL &&
          find_agent (self, party, "guardian") == NULL &&
          find_agent (self, party, "representative") == NULL)
        hsl_finder_add (self, path, _ ("%s signs, but was at no session"), name_of (party));
    }
}

/* -1 when it is not known, or @party is no person. */
static int
age_of (HslFinder      *self,
        const HslParty *party)
{
  HslDay day = self->agreement->drawn_on != HSL_DAY_NONE ? self->agreement->drawn_on
                                                         : hsl_minute_get_day (self->context->now);

  if (party->birth_on == HSL_DAY_NONE || party->birth_on > day ||
      g_strcmp0 (party->kind, "organisation") == 0)
    return -1;
  return hsl_day_years_between (party->birth_on, day);
}

/* Calls @tell for each who signs, is from @from years old and not yet @below, and has no guardian here. */
static void
look_for_minors (HslFinder *self,
                 int        from,
                 int        below,
                 void (*tell) (HslFinder *self, const char *path, const char *name, int age))
{
  for (guint i = 0; i < self->signatories->len; i++)
    {
      const HslParty  *party = g_ptr_array_index (self->signatories, i);
      int              age = age_of (self, party);
      g_autofree char *path = g_strdup_printf ("case.parties[%u]", index_of_party (self, party));

      if (age >= from && age < below && find_agent (self, party, "guardian") == NULL)
        tell (self, path, name_of (party), age);
    }
}

static void
tell_minor (HslFinder  *self,
            const char *path,
            const char *name,
            int         age)
{
  hsl_finder_add (self, path, _ ("%s is %d years old and has no guardian here"), name, age);
}

static void
tell_minor_at_work (HslFinder  *self,
                    const char *path,
                    const char *name,
                    int         age)
{
  hsl_finder_add (self, path,
                  _ ("%s is %d years old: without a guardian only who lives on their own work may sign"),
                  name, age);
}

void
hsl_find_minor (HslFinder *self)
{
  look_for_minors (self, 0, WORKING_AGE, tell_minor);
}

void
hsl_find_minor_at_work (HslFinder *self)
{
  look_for_minors (self, WORKING_AGE, FULL_AGE, tell_minor_at_work);
}

static gboolean
has_any_word (const char *text,
              char      **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
signs (HslFinder  *self,
       const char *party)
{
  for (guint i = 0; i < self->signatories->len; i++)
    if (g_strcmp0 (((HslParty *) g_ptr_array_index (self->signatories, i))->fact.uid, party) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_ticked (const HslAgent *agent,
           const char     *authority)
{
  return agent->authorities != NULL && g_strv_contains ((const char *const *) agent->authorities, authority);
}

/* By the boxes ticked on the letter of attorney, or by what is written. */
static gboolean
may_settle (HslFinder      *self,
            const HslAgent *agent)
{
  return (is_ticked (agent, "dispose") && is_ticked (agent, "sign")) ||
         (agent->powers != NULL && has_any_word (agent->powers, self->rule->words));
}

static gboolean
has_powers (const HslAgent *agent)
{
  return (agent->authorities != NULL && agent->authorities[0] != NULL) ||
         (agent->powers != NULL && *agent->powers != '\0');
}

static void
look_at_powers (HslFinder *self,
                gboolean   has_some)
{
  for (guint i = 0; i < self->owner->agents->len; i++)
    {
      const HslAgent  *agent = g_ptr_array_index (self->owner->agents, i);
      g_autofree char *path = g_strdup_printf ("case.agents[%u].powers", i);

      if (g_strcmp0 (agent->kind, "agent") != 0 || !signs (self, agent->party) ||
          has_powers (agent) != has_some)
        continue;
      if (!has_some)
        hsl_finder_add (self, path, _ ("%s acts as agent, but no powers are entered"), agent->name);
      else if (!may_settle (self, agent))
        hsl_finder_add (self, path, _ ("the powers of %s do not say that they may settle and sign"),
                        agent->name);
    }
}

void
hsl_find_agent_powers (HslFinder *self)
{
  look_at_powers (self, FALSE);
}

void
hsl_find_agent_narrow (HslFinder *self)
{
  look_at_powers (self, TRUE);
}

void
hsl_find_representative (HslFinder *self)
{
  for (guint i = 0; i < self->signatories->len; i++)
    {
      const HslParty  *party = g_ptr_array_index (self->signatories, i);
      g_autofree char *path =
          g_strdup_printf ("case.parties[%u].representative", index_of_party (self, party));

      if (g_strcmp0 (party->kind, "organisation") == 0 &&
          (party->representative == NULL || *party->representative == '\0') &&
          find_agent (self, party, "agent") == NULL)
        hsl_finder_add (self, path, _ ("who signs for %s is not said"), name_of (party));
    }
}

/* --- who leads --- */

static const HslWorker *
find_mediator (HslFinder *self)
{
  const char *uid = self->agreement->mediator;

  return uid != NULL && self->context->directory != NULL
             ? hsl_directory_find (self->context->directory, &hsl_worker_noun, uid)
             : NULL;
}

static gboolean
has_listed_role (HslFinder       *self,
                 const HslWorker *worker)
{
  return worker->role != NULL && g_strv_contains ((const char *const *) self->rule->words, worker->role);
}

static const char *
role_name (HslFinder       *self,
           const HslWorker *worker)
{
  const char *name = self->context->codes != NULL
                         ? hsl_codes_get_name (self->context->codes, "role", worker->role, FALSE)
                         : NULL;

  return name != NULL ? name : worker->role;
}

/* Whoever led an oral settlement does not have to sign it. */
void
hsl_find_mediator (HslFinder *self)
{
  if (find_mediator (self) == NULL && g_strcmp0 (self->agreement->kind, "oral") != 0)
    hsl_finder_add (self, "mediator", _ ("the mediator who signs is missing"));
}

void
hsl_find_officer (HslFinder *self)
{
  const HslWorker *mediator = find_mediator (self);

  if (mediator != NULL && has_listed_role (self, mediator))
    hsl_finder_add (self, "mediator",
                    _ ("%s (%s) cannot sign in the mediator's place: only a people's mediator does"),
                    mediator->name, role_name (self, mediator));
}

void
hsl_find_basis (HslFinder *self)
{
  const HslWorker *mediator = find_mediator (self);

  if (mediator != NULL && (mediator->basis == NULL || *mediator->basis == '\0') &&
      g_strcmp0 (mediator->role, "officer") != 0 && g_strcmp0 (mediator->role, "auxiliary") != 0)
    hsl_finder_add (self, "mediator",
                    _ ("the roster does not say that %s was elected or hired as a mediator"),
                    mediator->name);
}

void
hsl_find_police_host (HslFinder *self)
{
  const HslWorker *host = find_mediator (self);

  if (host == NULL)
    hsl_finder_add (self, "mediator", _ ("the officer who presides is missing"));
  else if (!has_listed_role (self, host))
    hsl_finder_add (self, "mediator", _ ("%s (%s) cannot preside: only a police officer does"), host->name,
                    role_name (self, host));
}

/* --- what the paper of the police must say --- */

void
hsl_find_police_time (HslFinder *self)
{
  if (self->owner->occurred_at == HSL_MINUTE_NONE)
    hsl_finder_add (self, "case.occurred_at", _ ("when it happened is missing"));
}

void
hsl_find_police_place (HslFinder *self)
{
  if (self->owner->place == NULL || *self->owner->place == '\0')
    hsl_finder_add (self, "case.place", _ ("where it happened is missing"));
}

void
hsl_find_police_sessions (HslFinder *self)
{
  if (self->owner->sessions->len > 2)
    hsl_finder_add (self, "case.sessions", _ ("%u sessions were held; two are the most"),
                    self->owner->sessions->len);
}

void
hsl_find_police_agent (HslFinder *self)
{
  for (guint i = 0; i < self->owner->agents->len; i++)
    {
      const HslAgent  *agent = g_ptr_array_index (self->owner->agents, i);
      const HslParty  *party = hsl_case_find_party (self->owner, agent->party);
      g_autofree char *path = g_strdup_printf ("case.agents[%u]", i);

      if (party != NULL && g_strcmp0 (party->side, "respondent") == 0 &&
          g_strcmp0 (agent->kind, "agent") == 0)
        hsl_finder_add (self, path, _ ("%s may not be represented: who broke public order comes in person"),
                        name_of (party));
    }
}
