/* hsl-choice.c: one thing to choose from: a code, a worker, a party
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-choice"

#include "hsl-choice.h"

#include "hsl-fold.h"
#include "hsl-pinyin.h"

#include <string.h>

struct _HslChoice
{
  GObject parent_instance;

  /* Owned */
  char *id;
  char *label;
  char *detail;
  char *refusal; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (HslChoice, hsl_choice, G_TYPE_OBJECT)

static void
hsl_choice_finalize (GObject *object)
{
  HslChoice *self = HSL_CHOICE (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->detail);
  g_free (self->refusal);
  G_OBJECT_CLASS (hsl_choice_parent_class)->finalize (object);
}

static void
hsl_choice_class_init (HslChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_choice_finalize;
}

static void
hsl_choice_init (HslChoice *self)
{
}

/**
 * hsl_choice_new:
 * @id: the code or uid
 * @label: as shown
 * @detail: (nullable): what tells it from others of the same name
 */
HslChoice *
hsl_choice_new (const char *id,
                const char *label,
                const char *detail)
{
  HslChoice *self = g_object_new (HSL_TYPE_CHOICE, NULL);

  self->id = g_strdup (id);
  self->label = g_strdup (label != NULL ? label : id);
  self->detail = g_strdup (detail);
  return self;
}

const char *
hsl_choice_get_id (HslChoice *self)
{
  g_return_val_if_fail (HSL_IS_CHOICE (self), NULL);
  return self->id;
}

const char *
hsl_choice_get_label (HslChoice *self)
{
  g_return_val_if_fail (HSL_IS_CHOICE (self), NULL);
  return self->label;
}

const char *
hsl_choice_get_detail (HslChoice *self)
{
  g_return_val_if_fail (HSL_IS_CHOICE (self), NULL);
  return self->detail;
}

/**
 * hsl_choice_refuse:
 * @why: shown beside it
 *
 * Keeps the choice in the list, so that nobody looks for it, but lets nobody take it.
 */
void
hsl_choice_refuse (HslChoice  *self,
                   const char *why)
{
  g_return_if_fail (HSL_IS_CHOICE (self));

  g_free (self->refusal);
  self->refusal = g_strdup (why);
}

/**
 * hsl_choice_get_refusal:
 *
 * Returns: (nullable): why it cannot be taken
 */
const char *
hsl_choice_get_refusal (HslChoice *self)
{
  g_return_val_if_fail (HSL_IS_CHOICE (self), NULL);
  return self->refusal;
}

static gboolean
text_has (const char *text,
          const char *typed)
{
  g_autofree char *folded_text = hsl_fold (text, HSL_FOLD_NAME);
  g_autofree char *folded_typed = hsl_fold (typed, HSL_FOLD_NAME);

  return strstr (folded_text, folded_typed) != NULL || hsl_pinyin_match (text, typed) != HSL_PINYIN_NONE;
}

/**
 * hsl_choice_matches:
 * @typed: what was typed: a part of the name, of its pinyin or initials, or of the code
 */
gboolean
hsl_choice_matches (HslChoice  *self,
                    const char *typed)
{
  g_return_val_if_fail (HSL_IS_CHOICE (self), FALSE);

  return text_has (self->label, typed) || text_has (self->id, typed) ||
         (self->detail != NULL && text_has (self->detail, typed));
}

/**
 * hsl_choices_find:
 * @id: (nullable): the code or uid
 *
 * Returns: (nullable) (transfer none): the choice with @id; @choices keeps it
 */
HslChoice *
hsl_choices_find (GListModel *choices,
                  const char *id)
{
  guint n = g_list_model_get_n_items (choices);

  if (id == NULL || *id == '\0')
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HslChoice) choice = g_list_model_get_item (choices, i);

      if (g_str_equal (choice->id, id))
        return choice;
    }
  return NULL;
}
