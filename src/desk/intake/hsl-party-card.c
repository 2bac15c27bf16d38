/* hsl-party-card.c: entry of one party
 *
 * In front what is always asked, behind "More" the rest. An identity number fills sex and day of birth; a
 * wrong check digit is said and kept, because old papers have them. An organisation is not asked for its sex.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-party-card"

#include "hsl-party-card.h"

#include "hsl-dict.h"
#include "hsl-id-number.h"
#include "hsl-paper.h"
#include "hsl-widget.h"

#include <glib/gi18n-lib.h>

#define ORGANISATION "organisation"

static const char *const front_fields[] = {
  "name",
  "paper_number",
  "phone",
  "sex",
  "birth_on",
  "address",
  "representative",
  NULL,
};

static const char *const more_fields[] = {
  "kind",
  "paper_kind",
  "ethnicity",
  "occupation",
  "workplace",
  "representative_title",
  "home_grid",
  "category",
  "presence",
  "presence_reason",
  NULL,
};

static const char *const person_only[] = { "sex", "birth_on", "ethnicity", "occupation", "workplace", NULL };
static const char *const organisation_only[] = { "representative", "representative_title", NULL };

struct _HslPartyCard
{
  GtkWidget parent_instance;

  /* Owned */
  char *side;
  char *uid;

  /* Children */
  GtkWidget   *box;
  GtkWidget   *title;
  GtkWidget   *remove;
  GtkWidget   *expander;
  HslFactForm *front;
  HslFactForm *more;

  HslDay filled_birth; /* what the number filled in, and may therefore change */
  int    filled_sex;
};

G_DEFINE_FINAL_TYPE (HslPartyCard, hsl_party_card, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * hsl_party_card_get_row:
 *
 * Returns: (transfer none): the row of a field, in front or behind
 */
HslFieldRow *
hsl_party_card_get_row (HslPartyCard *self,
                        const char   *field)
{
  HslFieldRow *row;

  g_return_val_if_fail (HSL_IS_PARTY_CARD (self), NULL);

  row = hsl_fact_form_get_row (self->front, field);
  return row != NULL ? row : hsl_fact_form_get_row (self->more, field);
}

static char *
dup_text (HslPartyCard *self,
          const char   *field)
{
  GVariant            *draft = hsl_field_row_get_draft (hsl_party_card_get_row (self, field));
  g_autoptr (GVariant) value = draft != NULL ? g_variant_ref_sink (draft) : NULL;

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_dup_string (value, NULL)
             : NULL;
}

static void
set_visible_rows (HslPartyCard      *self,
                  const char *const *fields,
                  gboolean           visible)
{
  for (guint i = 0; fields[i] != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (hsl_party_card_get_row (self, fields[i])), visible);
}

static void
show_kind (HslPartyCard *self)
{
  g_autofree char *kind = dup_text (self, "kind");
  gboolean         organisation = g_strcmp0 (kind, ORGANISATION) == 0;

  set_visible_rows (self, person_only, !organisation);
  set_visible_rows (self, organisation_only, organisation);
}

static void
fill (HslPartyCard *self,
      const char   *field,
      const char   *value)
{
  GVariant            *variant = value != NULL ? g_variant_new_string (value) : NULL;
  g_autoptr (GVariant) sunk = variant != NULL ? g_variant_ref_sink (variant) : NULL;

  hsl_field_row_set_value (hsl_party_card_get_row (self, field), sunk);
}

/* Fills only what is empty or was filled from an earlier number: what somebody typed is not overwritten. */
static void
fill_from_number (HslPartyCard      *self,
                  const HslIdNumber *number)
{
  g_autofree char *birth = dup_text (self, "birth_on");
  g_autofree char *sex = dup_text (self, "sex");
  g_autofree char *filled_birth = hsl_day_to_iso (self->filled_birth);
  g_autofree char *filled_sex = g_strdup_printf ("%d", self->filled_sex);

  if (number->birth != HSL_DAY_NONE && (birth == NULL || g_str_equal (birth, filled_birth)))
    {
      g_autofree char *iso = hsl_day_to_iso (number->birth);

      fill (self, "birth_on", iso);
      self->filled_birth = number->birth;
    }
  if (number->sex != 0 && (sex == NULL || g_str_equal (sex, filled_sex)))
    {
      g_autofree char *code = g_strdup_printf ("%d", number->sex);

      fill (self, "sex", code);
      self->filled_sex = number->sex;
    }
}

static void
check_paper (HslPartyCard *self)
{
  HslFieldRow     *row = hsl_party_card_get_row (self, "paper_number");
  g_autofree char *kind = dup_text (self, "paper_kind");
  g_autofree char *party_kind = dup_text (self, "kind");
  g_autofree char *typed = dup_text (self, "paper_number");
  const char      *problem = NULL;
  HslIdNumber      number;

  hsl_field_row_set_hint (row, NULL);
  if (typed == NULL || g_strcmp0 (party_kind, ORGANISATION) == 0)
    return;
  if (kind != NULL && !g_str_equal (kind, HSL_PAPER_ID_CARD))
    {
      if (hsl_paper_check (kind, typed, &problem) != HSL_PAPER_FITS && problem != NULL)
        hsl_field_row_set_hint (row, problem);
      return;
    }
  switch (hsl_id_number_parse (typed, &number))
    {
    case HSL_ID_VALID:
      fill_from_number (self, &number);
      break;
    case HSL_ID_WRONG_CHECK_DIGIT:
      fill_from_number (self, &number);
      hsl_field_row_set_hint (row, _ ("⚠ The check digit is wrong. Look again; it is kept as typed."));
      break;
    case HSL_ID_IMPOSSIBLE_BIRTH:
    case HSL_ID_MALFORMED:
    default:
      if (g_utf8_strlen (typed, -1) >= 15)
        hsl_field_row_set_hint (row, hsl_id_status_describe (hsl_id_number_parse (typed, &number)));
      break;
    }
}

static void
on_changed_cb (HslPartyCard *self)
{
  show_kind (self);
  check_paper (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove_cb (HslPartyCard *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
hsl_party_card_dispose (GObject *object)
{
  HslPartyCard *self = HSL_PARTY_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hsl_party_card_parent_class)->dispose (object);
}

static void
hsl_party_card_finalize (GObject *object)
{
  HslPartyCard *self = HSL_PARTY_CARD (object);

  g_free (self->side);
  g_free (self->uid);
  G_OBJECT_CLASS (hsl_party_card_parent_class)->finalize (object);
}

static void
hsl_party_card_class_init (HslPartyCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hsl_party_card_dispose;
  object_class->finalize = hsl_party_card_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hsl_party_card_init (HslPartyCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->uid = hsl_uid_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->box, "hsl-card");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (on_remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->remove);
  gtk_box_append (GTK_BOX (self->box), head);
}

/**
 * hsl_party_card_new:
 * @side: code of the side
 */
GtkWidget *
hsl_party_card_new (HslFormScope *scope,
                    const char   *side)
{
  HslPartyCard *self = g_object_new (HSL_TYPE_PARTY_CARD, NULL);
  GtkWidget    *front = hsl_fact_form_new (&hsl_party_noun, scope, front_fields);
  GtkWidget    *more = hsl_fact_form_new (&hsl_party_noun, scope, more_fields);

  self->side = g_strdup (side);
  self->front = HSL_FACT_FORM (front);
  self->more = HSL_FACT_FORM (more);
  self->expander =
      hsl_widget_new_fold (_ ("More: organisation, other papers, work, home grid, presence"), more);
  gtk_box_append (GTK_BOX (self->box), front);
  gtk_box_append (GTK_BOX (self->box), self->expander);
  g_signal_connect_object (front, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (more, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  show_kind (self);
  return GTK_WIDGET (self);
}

const char *
hsl_party_card_get_side (HslPartyCard *self)
{
  g_return_val_if_fail (HSL_IS_PARTY_CARD (self), NULL);
  return self->side;
}

const char *
hsl_party_card_get_uid (HslPartyCard *self)
{
  g_return_val_if_fail (HSL_IS_PARTY_CARD (self), NULL);
  return self->uid;
}

/**
 * hsl_party_card_dup_name:
 *
 * Returns: (transfer full) (nullable): the name typed so far
 */
char *
hsl_party_card_dup_name (HslPartyCard *self)
{
  g_return_val_if_fail (HSL_IS_PARTY_CARD (self), NULL);
  return dup_text (self, "name");
}

void
hsl_party_card_set_title (HslPartyCard *self,
                          const char   *title)
{
  g_autofree char *remove = NULL;

  g_return_if_fail (HSL_IS_PARTY_CARD (self));

  remove = g_strdup_printf (_ ("Remove %s"), title);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

static GVariant *
finish (HslPartyCard *self,
        GVariant     *front,
        GVariant     *more)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  hsl_dict_merge (&dict, front);
  hsl_dict_merge (&dict, more);
  g_variant_dict_insert (&dict, "uid", "s", self->uid);
  g_variant_dict_insert (&dict, "side", "s", self->side);
  return g_variant_dict_end (&dict);
}

/**
 * hsl_party_card_is_empty:
 *
 * Returns: whether nothing was typed: such a card is no party
 */
gboolean
hsl_party_card_is_empty (HslPartyCard *self)
{
  g_autoptr (GVariant) front = NULL;
  g_autoptr (GVariant) more = NULL;

  g_return_val_if_fail (HSL_IS_PARTY_CARD (self), TRUE);

  front = g_variant_ref_sink (hsl_fact_form_get_draft (self->front));
  more = g_variant_ref_sink (hsl_fact_form_get_draft (self->more));
  return g_variant_n_children (front) == 0 && g_variant_n_children (more) == 0;
}

/**
 * hsl_party_card_get_value:
 *
 * Returns: (transfer floating) (nullable): the party; %NULL when something cannot be read
 */
GVariant *
hsl_party_card_get_value (HslPartyCard *self,
                          GError      **error)
{
  g_autoptr (GVariant) front = NULL;
  GVariant            *more;

  g_return_val_if_fail (HSL_IS_PARTY_CARD (self), NULL);

  front = hsl_fact_form_get_value (self->front, error);
  if (front == NULL)
    return NULL;
  g_variant_ref_sink (front);
  more = hsl_fact_form_get_value (self->more, error);
  if (more == NULL)
    {
      gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
      return NULL;
    }
  return finish (self, front, more);
}

GVariant *
hsl_party_card_get_draft (HslPartyCard *self)
{
  g_return_val_if_fail (HSL_IS_PARTY_CARD (self), NULL);
  return finish (self, hsl_fact_form_get_draft (self->front), hsl_fact_form_get_draft (self->more));
}

/**
 * hsl_party_card_set_value:
 * @value: a party or a draft of one
 */
void
hsl_party_card_set_value (HslPartyCard *self,
                          GVariant     *value)
{
  const char *uid;

  g_return_if_fail (HSL_IS_PARTY_CARD (self));

  if (g_variant_lookup (value, "uid", "&s", &uid))
    {
      g_free (self->uid);
      self->uid = g_strdup (uid);
    }
  hsl_fact_form_set_value (self->front, hsl_dict_pick (value, front_fields));
  hsl_fact_form_set_value (self->more, hsl_dict_pick (value, more_fields));
  show_kind (self);
  check_paper (self);
}

gboolean
hsl_party_card_show_problem (HslPartyCard *self,
                             const char   *path,
                             const char   *what)
{
  g_return_val_if_fail (HSL_IS_PARTY_CARD (self), FALSE);

  if (hsl_fact_form_show_problem (self->front, path, what))
    return TRUE;
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
  return hsl_fact_form_show_problem (self->more, path, what);
}

void
hsl_party_card_clear_problems (HslPartyCard *self)
{
  g_return_if_fail (HSL_IS_PARTY_CARD (self));

  hsl_fact_form_clear_problems (self->front);
  hsl_fact_form_clear_problems (self->more);
}
