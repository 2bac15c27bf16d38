/* hsl-form-scope.c: what an entry form may offer to choose from
 *
 * A code list gives what is valid today, a link what the directory or the case has. What is asked for often
 * is asked for once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-form-scope"

#include "hsl-form-scope.h"

#include "hsl-agreement.h"
#include "hsl-money.h"
#include "hsl-term-text.h"
#include "hsl-words.h"
#include "hsl-session.h"

#include <glib/gi18n-lib.h>

struct _HslFormScope
{
  GObject parent_instance;

  /* Owned */
  HslCodes     *codes;
  HslDirectory *directory;
  HslCase      *on;
  GHashTable   *models; /* what is asked for -> GListModel */

  HslDay today;
};

G_DEFINE_FINAL_TYPE (HslFormScope, hsl_form_scope, G_TYPE_OBJECT)

static void
hsl_form_scope_finalize (GObject *object)
{
  HslFormScope *self = HSL_FORM_SCOPE (object);

  g_clear_pointer (&self->codes, hsl_codes_unref);
  g_clear_pointer (&self->directory, hsl_directory_unref);
  g_clear_pointer (&self->on, hsl_fact_unref);
  g_clear_pointer (&self->models, g_hash_table_unref);
  G_OBJECT_CLASS (hsl_form_scope_parent_class)->finalize (object);
}

static void
hsl_form_scope_class_init (HslFormScopeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_form_scope_finalize;
}

static void
hsl_form_scope_init (HslFormScope *self)
{
  self->models = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * hsl_form_scope_new:
 * @on: (nullable): the case whose parties and terms may be linked to
 * @today: codes valid on this day are offered, and days are typed relative to it
 */
HslFormScope *
hsl_form_scope_new (HslCodes      *codes,
                    HslDirectory  *directory,
                    const HslCase *on,
                    HslDay         today)
{
  HslFormScope *self = g_object_new (HSL_TYPE_FORM_SCOPE, NULL);

  self->codes = hsl_codes_ref (codes);
  self->directory = hsl_directory_ref (directory);
  self->on = on != NULL ? hsl_fact_ref ((gpointer) on) : NULL;
  self->today = today;
  return self;
}

HslDay
hsl_form_scope_get_today (HslFormScope *self)
{
  g_return_val_if_fail (HSL_IS_FORM_SCOPE (self), HSL_DAY_NONE);
  return self->today;
}

const HslCodes *
hsl_form_scope_get_codes (HslFormScope *self)
{
  g_return_val_if_fail (HSL_IS_FORM_SCOPE (self), NULL);
  return self->codes;
}

/**
 * hsl_desk_speaks_english:
 *
 * Returns: whether code lists are shown by their English names: wherever the window does not speak Chinese
 */
gboolean
hsl_desk_speaks_english (void)
{
  return !g_str_has_prefix (g_get_language_names ()[0], "zh");
}

static void
take_choice (GListStore *store,
             HslChoice  *choice)
{
  g_list_store_append (store, choice);
  g_object_unref (choice);
}

static void
add_areas (HslFormScope *self,
           GListStore   *store,
           const char   *kind)
{
  for (guint i = 0; i < self->directory->areas->len; i++)
    {
      const HslArea *area = g_ptr_array_index (self->directory->areas, i);
      const HslArea *parent =
          area->parent != NULL ? hsl_directory_find_area (self->directory, area->parent) : NULL;

      if (kind == NULL || g_strcmp0 (area->kind, kind) == 0)
        take_choice (store,
                     hsl_choice_new (area->code, area->name, parent != NULL ? parent->name : area->code));
    }
}

static void
add_codes (HslFormScope *self,
           GListStore   *store,
           const char   *list)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (g_str_equal (list, "grid") || g_str_equal (list, "area"))
    {
      add_areas (self, store, g_str_equal (list, "grid") ? "grid" : NULL);
      return;
    }
  if (!hsl_codes_has_list (self->codes, list))
    return;

  entries = hsl_codes_get_entries (self->codes, list, self->today);
  for (guint i = 0; i < entries->len; i++)
    {
      const HslCode *code = g_ptr_array_index (entries, i);
      const char    *parent = code->parent == NULL ? NULL
                                                   : hsl_codes_get_name (self->codes, list, code->parent,
                                                                         hsl_desk_speaks_english ());

      take_choice (store, hsl_choice_new (
                              code->code,
                              hsl_codes_get_name (self->codes, list, code->code, hsl_desk_speaks_english ()),
                              parent));
    }
}

static void
add_workers (HslFormScope *self,
             GListStore   *store)
{
  for (guint i = 0; i < self->directory->workers->len; i++)
    {
      const HslWorker *worker = g_ptr_array_index (self->directory->workers, i);

      if (worker->to_on == HSL_DAY_NONE || worker->to_on >= self->today)
        take_choice (store, hsl_choice_new (worker->fact.uid, worker->name,
                                            hsl_codes_get_name (self->codes, "role", worker->role,
                                                                hsl_desk_speaks_english ())));
    }
}

static void
add_parties (HslFormScope *self,
             GListStore   *store)
{
  for (guint i = 0; self->on != NULL && i < self->on->parties->len; i++)
    {
      const HslParty *party = g_ptr_array_index (self->on->parties, i);

      take_choice (store, hsl_choice_new (party->fact.uid, party->name,
                                          hsl_codes_get_name (self->codes, "side", party->side,
                                                              hsl_desk_speaks_english ())));
    }
}

static char *
describe_term (HslFormScope  *self,
               const HslTerm *term)
{
  const HslParty  *debtor = hsl_fact_list_find (self->on->parties, term->debtor);
  const HslParty  *creditor = hsl_fact_list_find (self->on->parties, term->creditor);
  g_autofree char *money = term->amount_fen > 0 ? hsl_money_format (term->amount_fen) : g_strdup (term->text);

  return g_strdup_printf ("%" G_GINT64_FORMAT ". %s → %s  %s", term->position,
                          debtor != NULL ? debtor->name : "?", creditor != NULL ? creditor->name : "?",
                          money != NULL ? money : "");
}

static void
add_instalments (HslFormScope  *self,
                 GListStore    *store,
                 const HslTerm *term)
{
  g_autofree char *of = describe_term (self, term);

  for (guint i = 0; i < term->instalments->len; i++)
    {
      const HslInstalment *instalment = g_ptr_array_index (term->instalments, i);
      g_autofree char     *due = hsl_instalment_dup_due (instalment);
      g_autofree char     *money = hsl_money_format (instalment->amount_fen);
      g_autofree char     *label = g_strdup_printf ("%s  %s", due, money);

      take_choice (store, hsl_choice_new (instalment->fact.uid, label, of));
    }
}

static void
add_agreement_parts (HslFormScope *self,
                     GListStore   *store,
                     const char   *noun)
{
  for (guint i = 0; self->on != NULL && i < self->on->agreements->len; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (self->on->agreements, i);
      g_autofree char    *day = hsl_day_to_iso (agreement->drawn_on);

      if (agreement->voided_on != HSL_DAY_NONE)
        continue;
      if (g_str_equal (noun, "agreement"))
        {
          take_choice (store, hsl_choice_new (agreement->fact.uid, day, NULL));
          continue;
        }
      for (guint j = 0; j < agreement->terms->len; j++)
        {
          const HslTerm *term = g_ptr_array_index (agreement->terms, j);

          if (g_str_equal (noun, "term"))
            {
              g_autofree char *label = describe_term (self, term);

              take_choice (store, hsl_choice_new (term->fact.uid, label, term->matter));
            }
          else
            add_instalments (self, store, term);
        }
    }
}

static void
add_sessions (HslFormScope *self,
              GListStore   *store)
{
  for (guint i = 0; self->on != NULL && i < self->on->sessions->len; i++)
    {
      const HslSession *session = g_ptr_array_index (self->on->sessions, i);
      g_autofree char  *day = hsl_day_to_iso (hsl_minute_get_day (session->started_at));
      g_autofree char  *label = g_strdup_printf (_ ("Session %d"), (int) session->number);

      take_choice (store, hsl_choice_new (session->fact.uid, label, day));
    }
}

/* Those that can still be moved or cancelled. */
static void
add_appointments (HslFormScope *self,
                  GListStore   *store)
{
  for (guint i = 0; self->on != NULL && i < self->on->appointments->len; i++)
    {
      const HslAppointment *appointment = g_ptr_array_index (self->on->appointments, i);
      g_autofree char      *label = hsl_words_minute (appointment->starts_at);

      if (hsl_appointment_is_planned (appointment))
        take_choice (store, hsl_choice_new (appointment->fact.uid, label, NULL));
    }
}

static void
add_transfers (HslFormScope *self,
               GListStore   *store)
{
  for (guint i = 0; self->on != NULL && i < self->on->transfers->len; i++)
    {
      const HslTransfer *transfer = g_ptr_array_index (self->on->transfers, i);
      g_autofree char   *day = hsl_day_to_iso (transfer->sent_on);

      take_choice (store, hsl_choice_new (transfer->fact.uid, transfer->unit, day));
    }
}

static void
add_organisations (HslFormScope *self,
                   GListStore   *store)
{
  for (guint i = 0; i < self->directory->organisations->len; i++)
    {
      const HslOrganisation *organisation = g_ptr_array_index (self->directory->organisations, i);

      take_choice (store, hsl_choice_new (organisation->fact.uid, organisation->name, NULL));
    }
}

static void
add_rooms (HslFormScope *self,
           GListStore   *store)
{
  for (guint i = 0; i < self->directory->rooms->len; i++)
    {
      const HslRoom *room = g_ptr_array_index (self->directory->rooms, i);

      take_choice (store, hsl_choice_new (room->fact.uid, room->name, room->place));
    }
}

/* Besides the parties, the mediator and the seal are ticked on an agreement. */
static gboolean
field_is_signatory (const HslField *field)
{
  return g_str_has_prefix (field->name, "signator");
}

static void
add_signatories (HslFormScope *self,
                 GListStore   *store)
{
  add_parties (self, store);
  take_choice (store, hsl_choice_new (HSL_SIGNATORY_MEDIATOR, _ ("Mediator"), NULL));
  take_choice (store, hsl_choice_new (HSL_SIGNATORY_SEAL, _ ("Seal"), NULL));
}

static void
add_linked (HslFormScope   *self,
            GListStore     *store,
            const HslField *field)
{
  const char *noun = field->of;

  if (g_str_equal (noun, "worker"))
    add_workers (self, store);
  else if (g_str_equal (noun, "party") && field_is_signatory (field))
    add_signatories (self, store);
  else if (g_str_equal (noun, "party"))
    add_parties (self, store);
  else if (g_str_equal (noun, "organisation"))
    add_organisations (self, store);
  else if (g_str_equal (noun, "room"))
    add_rooms (self, store);
  else if (g_str_equal (noun, "session"))
    add_sessions (self, store);
  else if (g_str_equal (noun, "appointment"))
    add_appointments (self, store);
  else if (g_str_equal (noun, "transfer"))
    add_transfers (self, store);
  else if (g_str_equal (noun, "agreement") || g_str_equal (noun, "term") || g_str_equal (noun, "instalment"))
    add_agreement_parts (self, store, noun);
}

/**
 * hsl_form_scope_list_choices:
 * @field: a code, codes, link or links field
 *
 * Returns: (transfer none): what may be chosen, of #HslChoice; empty when nothing is known
 */
GListModel *
hsl_form_scope_list_choices (HslFormScope   *self,
                             const HslField *field)
{
  gboolean         is_code = field->type == HSL_FIELD_CODE || field->type == HSL_FIELD_CODES;
  g_autofree char *key = NULL;
  GListModel      *model;
  GListStore      *store;

  g_return_val_if_fail (HSL_IS_FORM_SCOPE (self), NULL);
  g_return_val_if_fail (field->of != NULL, NULL);

  key = g_strconcat (is_code ? "code " : "link ", field_is_signatory (field) ? "signatory" : field->of, NULL);
  model = g_hash_table_lookup (self->models, key);
  if (model != NULL)
    return model;

  store = g_list_store_new (HSL_TYPE_CHOICE);
  if (is_code)
    add_codes (self, store, field->of);
  else
    add_linked (self, store, field);
  g_hash_table_insert (self->models, g_steal_pointer (&key), store);
  return G_LIST_MODEL (store);
}

/**
 * hsl_form_scope_can_choose:
 *
 * Returns: whether @field has anything to choose from, or needs nothing to choose from
 */
gboolean
hsl_form_scope_can_choose (HslFormScope   *self,
                           const HslField *field)
{
  if (field->type != HSL_FIELD_LINK && field->type != HSL_FIELD_LINKS)
    return TRUE;
  return !g_str_equal (field->of, "person");
}

/**
 * hsl_form_scope_set_parties:
 * @parties: of #HslChoice; a form that is still typing its parties keeps this up to date
 */
void
hsl_form_scope_set_parties (HslFormScope *self,
                            GListModel   *parties)
{
  g_return_if_fail (HSL_IS_FORM_SCOPE (self));

  g_hash_table_insert (self->models, g_strdup ("link party"), g_object_ref (parties));
}
