/* hsl-mask-fact.c: a mask over the facts of one case
 *
 * Fields say by their flags how they are hidden. Every other sealed text is what somebody wrote: in it the
 * names of the people of the case are replaced, and numbers are looked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-mask"

#include "hsl-mask.h"

#include "hsl-activity.h"
#include "hsl-agreement.h"
#include "hsl-paper.h"
#include "hsl-party.h"
#include "hsl-session.h"
#include "hsl-state.h"

#include <string.h>

#define HOW (HSL_FIELD_NAME | HSL_FIELD_PAPER | HSL_FIELD_PHONE | HSL_FIELD_ADDRESS | HSL_FIELD_BIRTH)

typedef struct
{
  char *name;
  char *masked;
} Name;

struct _HslMask
{
  HslMaskWhat what;
  char       *viewer; /* (nullable): uid of the party who may see what is theirs */
  GArray     *names;  /* of Name, the longest first */
};

static void
name_clear (gpointer data)
{
  Name *name = data;

  g_free (name->name);
  g_free (name->masked);
}

static void
add_pair (HslMask    *self,
          const char *text,
          char       *masked)
{
  Name name = { g_strdup (text), masked };

  g_array_append_val (self->names, name);
}

/* 单雪梅 is 雪梅 to those who know her. A single character would be found everywhere. */
static void
add_name (HslMask    *self,
          const char *text)
{
  glong       length = text != NULL ? g_utf8_strlen (text, -1) : 0;
  const char *given;

  if (length < 2)
    return;
  add_pair (self, text, hsl_mask_name (text));
  given = g_utf8_offset_to_pointer (text, length >= 3 ? length - 2 : 0);
  if (length >= 3 && length <= 4 && g_unichar_iswide (g_utf8_get_char (text)))
    add_pair (self, given, g_strdup ("**"));
}

static gboolean
is_viewer (const HslMask *self,
           const char    *party)
{
  return self->viewer != NULL && g_strcmp0 (self->viewer, party) == 0;
}

static gboolean
is_organisation (const HslParty *party)
{
  return g_strcmp0 (party->kind, "organisation") == 0;
}

/* Workers are named by their office, not as people of the case. */
static void
add_participants (HslMask   *self,
                  GPtrArray *participants)
{
  for (guint i = 0; i < participants->len; i++)
    {
      const HslParticipant *participant = g_ptr_array_index (participants, i);

      if (participant->worker == NULL)
        add_name (self, participant->name);
    }
}

/* A name that was corrected still stands in what was written before. */
static void
add_old_names (HslMask       *self,
               const HslCase *owner)
{
  for (guint i = 0; i < owner->corrections->len; i++)
    {
      const HslCorrection *correction = g_ptr_array_index (owner->corrections, i);

      if (g_strcmp0 (correction->field, "name") == 0 && !is_viewer (self, correction->subject))
        add_name (self, correction->old);
    }
}

static void
add_names (HslMask       *self,
           const HslCase *owner)
{
  for (guint i = 0; i < owner->parties->len; i++)
    {
      const HslParty *party = g_ptr_array_index (owner->parties, i);

      if (is_viewer (self, party->fact.uid))
        continue;
      if (!is_organisation (party))
        add_name (self, party->name);
      add_name (self, party->representative);
    }
  for (guint i = 0; i < owner->agents->len; i++)
    {
      const HslAgent *agent = g_ptr_array_index (owner->agents, i);

      if (!is_viewer (self, agent->party))
        add_name (self, agent->name);
    }
  for (guint i = 0; i < owner->sessions->len; i++)
    add_participants (self, ((HslSession *) g_ptr_array_index (owner->sessions, i))->participants);
  for (guint i = 0; i < owner->inquiries->len; i++)
    {
      const HslInquiry *inquiry = g_ptr_array_index (owner->inquiries, i);

      add_name (self, inquiry->respondent);
      add_participants (self, inquiry->participants);
    }
  add_old_names (self, owner);
}

/* Somebody else may be called as the viewer is, but cannot be told apart in a text. */
static void
drop_viewer_names (HslMask       *self,
                   const HslCase *owner)
{
  const HslParty *party = self->viewer != NULL ? hsl_case_find_party (owner, self->viewer) : NULL;

  for (guint i = self->names->len; party != NULL && party->name != NULL && i > 0; i--)
    if (g_str_has_suffix (party->name, g_array_index (self->names, Name, i - 1).name))
      g_array_remove_index (self->names, i - 1);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  gsize one = strlen (((const Name *) a)->name);
  gsize two = strlen (((const Name *) b)->name);

  return one > two ? -1 : one < two;
}

/**
 * hsl_mask_new:
 * @what: what is hidden
 * @owner: (nullable): the case, for the names of its people; as much of it as was read
 * @viewer: (nullable): uid of the party who may see everything of their own and of those who act for them
 *
 * Returns: (transfer full): a mask
 */
HslMask *
hsl_mask_new (HslMaskWhat    what,
              const HslCase *owner,
              const char    *viewer)
{
  HslMask *self = g_new0 (HslMask, 1);

  self->what = what;
  self->viewer = g_strdup (viewer);
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, name_clear);
  if (owner != NULL && (what & HSL_MASK_NAMES) != 0)
    {
      add_names (self, owner);
      drop_viewer_names (self, owner);
      g_array_sort (self->names, compare_names);
    }
  return self;
}

/**
 * hsl_mask_free:
 * @self: (nullable): a mask
 */
void
hsl_mask_free (HslMask *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->names);
  g_free (self->viewer);
  g_free (self);
}

HslMaskWhat
hsl_mask_get_what (const HslMask *self)
{
  return self->what;
}

/* A correction holds a value of another field, and is hidden like it. */
static const HslField *
find_corrected (gconstpointer   fact,
                const HslField *field)
{
  const HslCorrection *correction = fact;
  const HslNoun       *noun;
  const HslField      *corrected;

  if (correction->fact.noun != &hsl_correction_noun || correction->noun == NULL ||
      correction->field == NULL ||
      (!g_str_equal (field->name, "old") && !g_str_equal (field->name, "new")))
    return field;
  noun = hsl_noun_find (correction->noun);
  corrected = noun != NULL ? hsl_noun_find_field (noun, correction->field) : NULL;
  return corrected != NULL ? corrected : field;
}

static gboolean
is_own (const HslMask *self,
        gconstpointer  fact)
{
  const HslNoun *noun = ((const HslFact *) fact)->noun;

  if (noun == &hsl_party_noun)
    return is_viewer (self, ((const HslFact *) fact)->uid);
  if (noun == &hsl_agent_noun)
    return is_viewer (self, ((const HslAgent *) fact)->party);
  return noun == &hsl_correction_noun && is_viewer (self, ((const HslCorrection *) fact)->subject);
}

/* Organisations stand in public registers, and workers act by their office. */
static gboolean
has_public_name (gconstpointer   fact,
                 const HslField *field)
{
  const HslNoun *noun = ((const HslFact *) fact)->noun;

  if (noun == &hsl_party_noun)
    return is_organisation (fact) && g_str_equal (field->name, "name");
  return noun == &hsl_participant_noun && ((const HslParticipant *) fact)->worker != NULL;
}

/* How the field of this fact is hidden; 0 when it is not by its kind. */
static HslFieldFlags
get_how (const HslMask  *self,
         gconstpointer   fact,
         const HslField *field)
{
  HslFieldFlags how = find_corrected (fact, field)->flags & HOW;
  HslMaskWhat   what = how == HSL_FIELD_NAME ? HSL_MASK_NAMES : HSL_MASK_CONTACTS;

  if (how == 0 || (self->what & what) == 0 || is_own (self, fact))
    return 0;
  return how == HSL_FIELD_NAME && has_public_name (fact, field) ? 0 : how;
}

/**
 * hsl_mask_hides:
 *
 * Returns: whether the value of the field is there and hidden, and so can be asked for
 */
gboolean
hsl_mask_hides (const HslMask  *self,
                gconstpointer   fact,
                const HslField *field)
{
  return get_how (self, fact, field) != 0 && hsl_fact_is_set (fact, field);
}

/* Every occurrence of every name, the longest first, so that none is taken for the beginning of another. */
static char *
replace_names (const HslMask *self,
               const char    *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);
      guint       i = 0;

      while (i < self->names->len && !g_str_has_prefix (p, g_array_index (self->names, Name, i).name))
        i++;
      if (i < self->names->len)
        {
          g_string_append (out, g_array_index (self->names, Name, i).masked);
          p += strlen (g_array_index (self->names, Name, i).name);
          continue;
        }
      g_string_append_len (out, p, next - p);
      p = next;
    }
  return g_string_free (out, FALSE);
}

/**
 * hsl_mask_dup_text:
 * @text: (nullable): what somebody wrote, or a title made of names
 *
 * Returns: (transfer full): @text with the people of the case and numbers hidden; "" for %NULL
 */
char *
hsl_mask_dup_text (const HslMask *self,
                   const char    *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *numbers = (self->what & HSL_MASK_CONTACTS) != 0 ? hsl_mask_numbers (valid)
                                                                   : g_steal_pointer (&valid);

  return self->names->len > 0 ? replace_names (self, numbers) : g_steal_pointer (&numbers);
}

/* What the parties agreed is for all of them to keep: an account to pay into must be readable. */
static gboolean
is_agreed (const HslMask *self,
           gconstpointer  fact)
{
  return self->viewer != NULL && ((const HslFact *) fact)->noun == &hsl_term_noun;
}

/**
 * hsl_mask_dup_field:
 * @text: (nullable): the value of the field, in words
 *
 * Returns: (transfer full) (nullable): what may be shown of it
 */
char *
hsl_mask_dup_field (const HslMask  *self,
                    gconstpointer   fact,
                    const HslField *field,
                    const char     *text)
{
  HslFieldFlags how = get_how (self, fact, field);

  if (text == NULL)
    return NULL;
  if (how == HSL_FIELD_NAME)
    return hsl_mask_name (text);
  if (how == HSL_FIELD_PAPER)
    return hsl_mask_paper (text);
  if (how == HSL_FIELD_PHONE)
    return hsl_mask_phone (text);
  if (how == HSL_FIELD_ADDRESS)
    return hsl_mask_address (text);
  if (how == HSL_FIELD_BIRTH)
    return hsl_mask_birth (text);
  if (field->type == HSL_FIELD_TEXT && hsl_field_is_sealed (field) && (field->flags & HOW) == 0 &&
      !is_own (self, fact) && !is_agreed (self, fact))
    return hsl_mask_dup_text (self, text);
  return g_strdup (text);
}

/**
 * hsl_mask_dup_name:
 * @fact: a party, an agent or another fact with a field "name"
 *
 * Returns: (transfer full): how it is called here; "" when it has no name
 */
char *
hsl_mask_dup_name (const HslMask *self,
                   gconstpointer  fact)
{
  const HslField *field = hsl_noun_find_field (((const HslFact *) fact)->noun, "name");
  char           *name = hsl_mask_dup_field (self, fact, field, hsl_fact_get_text (fact, "name"));

  return name != NULL ? name : g_strdup ("");
}

static GVariant *
list_to_variant (const HslMask *self,
                 GPtrArray     *list)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < list->len; i++)
    g_variant_builder_add_value (&builder, hsl_mask_to_variant (self, g_ptr_array_index (list, i)));
  return g_variant_builder_end (&builder);
}

static GVariant *
field_to_variant (const HslMask  *self,
                  gconstpointer   fact,
                  const HslField *field)
{
  g_autoptr (GVariant) value = NULL;

  if (field->type == HSL_FIELD_LIST)
    return list_to_variant (self, G_STRUCT_MEMBER (GPtrArray *, fact, field->offset));
  value = hsl_fact_dup_value (fact, field);
  if (field->type == HSL_FIELD_TEXT || field->type == HSL_FIELD_DAY)
    return g_variant_new_take_string (
        hsl_mask_dup_field (self, fact, field, g_variant_get_string (value, NULL)));
  return g_steal_pointer (&value);
}

/**
 * hsl_mask_to_variant:
 *
 * Returns: (transfer floating): as hsl_fact_to_variant() writes all of the fact, but masked
 */
GVariant *
hsl_mask_to_variant (const HslMask *self,
                     gconstpointer  fact)
{
  const HslFact  *from = fact;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  if (from->uid != NULL)
    g_variant_builder_add (&builder, "{sv}", "uid", g_variant_new_string (from->uid));
  for (guint i = 0; i < from->noun->n_fields; i++)
    {
      const HslField      *field = &from->noun->fields[i];
      g_autoptr (GVariant) value = NULL;

      if (!hsl_fact_is_set (fact, field))
        continue;
      value = g_variant_take_ref (field_to_variant (self, fact, field));
      g_variant_builder_add (&builder, "{sv}", field->name, value);
    }
  return g_variant_builder_end (&builder);
}
