/* hsl-intake.c: a new case in one sheet
 *
 * Who, what, where, how urgent; the rest is folded away. Whatever is typed lies sealed in the store a second
 * later and is there again after a power cut. The sheet is not modal: a mediator looks at an earlier case
 * meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-intake"

#include "hsl-intake.h"

#include "hsl-action-dialog.h"
#include "hsl-dict.h"
#include "hsl-draft-keeper.h"
#include "hsl-earlier-list.h"
#include "hsl-path.h"
#include "hsl-widget.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

static const char *const what_fields[] = {
  "type",
  "claimed_fen",
  "occurred_at",
  "summary",
  "claims",
  NULL,
};
static const char *const where_fields[] = { "grid", "place", NULL };
static const char *const urgency_fields[] = { "source", "source_reference", "risk", "risk_reasons", NULL };
static const char *const more_fields[] = {
  "track",
  "requested_on",
  "relation",
  "people",
  "class",
  "handler",
  "mediators",
  "invited",
  "supervised",
  "title",
  "risk_reported",
  "agents",
  "transfers",
  NULL,
};

/* The sheet from top to bottom, after the people. */
static const struct
{
  const char        *label;
  const char *const *fields;
  gboolean           folded;
} sections[] = {
  { N_ ("The dispute"), what_fields, FALSE },
  { N_ ("Where"), where_fields, FALSE },
  { N_ ("How it came, how urgent"), urgency_fields, FALSE },
  { N_ ("More: track, mediators, agents, transfer"), more_fields, TRUE },
};

struct _HslIntake
{
  AdwWindow parent_instance;

  /* Owned */
  HslStore       *store;
  HslFormScope   *scope;
  HslDraftKeeper *keeper;
  GListStore     *parties; /* of HslChoice: what agents may be linked to */
  GPtrArray      *sides;   /* of GtkBox with the cards of a side, in the order of the code list */
  GPtrArray      *sent;    /* of HslPartyCard, as they stood in what was sent: where "parties[1]" points */

  /* Borrowed */
  HslFactForm *forms[G_N_ELEMENTS (sections)];
  GtkWidget   *expanders[G_N_ELEMENTS (sections)];

  /* Template Widgets */
  GtkBox         *sheet;
  HslEarlierList *earlier;
  GtkLabel       *problem;
  GtkWidget      *restored;
  GtkWidget      *accept;
  GtkSpinner     *spinner;

  gboolean ready; /* the draft, if there was one, is in */
};

G_DEFINE_FINAL_TYPE (HslIntake, hsl_intake, ADW_TYPE_WINDOW)

enum
{
  REGISTERED,
  OPEN_CASE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void on_changed_cb (HslIntake *self);

/* --- Cards of the parties --- */

static const char *
side_of (GtkWidget *box)
{
  return g_object_get_data (G_OBJECT (box), "hsl-side");
}

static const char *
side_label (HslIntake  *self,
            const char *side)
{
  return hsl_codes_get_name (hsl_form_scope_get_codes (self->scope), "side", side,
                             hsl_desk_speaks_english ());
}

static GtkWidget *
find_side (HslIntake  *self,
           const char *side)
{
  for (guint i = 0; i < self->sides->len; i++)
    if (g_strcmp0 (side_of (g_ptr_array_index (self->sides, i)), side) == 0)
      return g_ptr_array_index (self->sides, i);
  return self->sides->len > 0 ? g_ptr_array_index (self->sides, 0) : NULL;
}

static void
list_parties (HslIntake *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->sides->len; i++)
    for (GtkWidget *card = gtk_widget_get_first_child (g_ptr_array_index (self->sides, i)); card != NULL;
         card = gtk_widget_get_next_sibling (card))
      {
        g_autofree char *name = hsl_party_card_dup_name (HSL_PARTY_CARD (card));

        if (name != NULL)
          g_ptr_array_add (
              choices, hsl_choice_new (hsl_party_card_get_uid (HSL_PARTY_CARD (card)), name,
                                       side_label (self, hsl_party_card_get_side (HSL_PARTY_CARD (card)))));
      }
  g_list_store_splice (self->parties, 0, g_list_model_get_n_items (G_LIST_MODEL (self->parties)),
                       choices->pdata, choices->len);
}

static void
number_cards (HslIntake *self,
              GtkWidget *box)
{
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (box); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      g_autofree char *title = g_strdup_printf ("%s %u", side_label (self, side_of (box)), ++n);

      hsl_party_card_set_title (HSL_PARTY_CARD (card), title);
    }
}

static void
on_card_removed_cb (HslIntake *self,
                    GtkWidget *card)
{
  GtkWidget *box = gtk_widget_get_parent (card);

  gtk_box_remove (GTK_BOX (box), card);
  number_cards (self, box);
  on_changed_cb (self);
}

static HslPartyCard *
add_card (HslIntake *self,
          GtkWidget *box)
{
  GtkWidget *card = hsl_party_card_new (self->scope, side_of (box));

  gtk_box_append (GTK_BOX (box), card);
  number_cards (self, box);
  g_signal_connect_object (card, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "removed", G_CALLBACK (on_card_removed_cb), self, G_CONNECT_SWAPPED);
  return HSL_PARTY_CARD (card);
}

static void
begin_card (HslIntake *self,
            GtkWidget *box)
{
  HslPartyCard *card = add_card (self, box);

  gtk_widget_grab_focus (GTK_WIDGET (hsl_party_card_get_row (card, "name")));
  hsl_widget_reveal (GTK_WIDGET (card));
}

static void
on_add_cb (GtkButton *button,
           HslIntake *self)
{
  begin_card (self, g_object_get_data (G_OBJECT (button), "hsl-box"));
}

/* Seven tenants are typed one after the other: the next one stands on the side where the focus is. */
static void
add_party_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HslIntake *self = HSL_INTAKE (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, HSL_TYPE_PARTY_CARD) : NULL;

  if (self->ready)
    begin_card (self, card != NULL ? gtk_widget_get_parent (card) : find_side (self, NULL));
}

static void
remove_cards (GtkWidget *box)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), card);
}

/* --- The sheet --- */

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "title-4");
  return label;
}

static void
add_side (HslIntake  *self,
          const char *side,
          GtkWidget  *adders)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *text = g_strdup_printf (_ ("Add: %s"), side_label (self, side));
  GtkWidget       *button = gtk_button_new_with_label (text);

  g_object_set_data_full (G_OBJECT (box), "hsl-side", g_strdup (side), g_free);
  g_object_set_data (G_OBJECT (button), "hsl-box", box);
  gtk_widget_set_tooltip_text (button, _ ("On the side where you type: Ctrl+D"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add_cb), self, 0);
  gtk_box_append (GTK_BOX (adders), button);
  gtk_box_append (self->sheet, box);
  g_ptr_array_add (self->sides, box);
}

static void
add_people (HslIntake *self)
{
  g_autoptr (GPtrArray) entries = hsl_codes_get_entries (hsl_form_scope_get_codes (self->scope), "side",
                                                         hsl_form_scope_get_today (self->scope));
  GtkWidget            *adders = hsl_wrap_box_new ();

  gtk_box_append (self->sheet, make_heading (_ ("Who")));
  for (guint i = 0; i < entries->len; i++)
    add_side (self, ((const HslCode *) g_ptr_array_index (entries, i))->code, adders);
  gtk_box_append (self->sheet, adders);
}

static void
add_section (HslIntake *self,
             guint      index)
{
  const char *label = g_dgettext (GETTEXT_PACKAGE, sections[index].label);
  GtkWidget  *form = hsl_fact_form_new (&hsl_case_noun, self->scope, sections[index].fields);

  self->forms[index] = HSL_FACT_FORM (form);
  g_signal_connect_object (form, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  if (sections[index].folded)
    {
      self->expanders[index] = hsl_widget_new_fold (label, form);
      gtk_box_append (self->sheet, self->expanders[index]);
      return;
    }
  gtk_box_append (self->sheet, make_heading (label));
  gtk_box_append (self->sheet, form);
}

/* What nine of ten sheets begin with. */
static void
fill_defaults (HslIntake *self)
{
  const char *worker = hsl_store_get_worker (self->store);

  for (guint i = 0; i < self->sides->len; i++)
    remove_cards (g_ptr_array_index (self->sides, i));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    hsl_fact_form_set_value (self->forms[i], NULL);
  for (guint i = 0; i < MIN (2, self->sides->len); i++)
    add_card (self, g_ptr_array_index (self->sides, i));
  if (worker != NULL)
    {
      g_autoptr (GVariant) handler = g_variant_ref_sink (g_variant_new_string (worker));

      hsl_field_row_set_value (hsl_intake_get_row (self, "handler"), handler);
    }
}

/* --- Together --- */

/* @error %NULL with @draft. Returns FALSE when a card cannot be read. */
static gboolean
collect_parties (HslIntake    *self,
                 GVariantDict *into,
                 gboolean      draft,
                 GError      **error)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  g_ptr_array_set_size (self->sent, 0);
  for (guint i = 0; i < self->sides->len; i++)
    for (GtkWidget *child = gtk_widget_get_first_child (g_ptr_array_index (self->sides, i)); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      {
        HslPartyCard *card = HSL_PARTY_CARD (child);
        GVariant     *value;

        if (hsl_party_card_is_empty (card))
          continue;
        value = draft ? hsl_party_card_get_draft (card) : hsl_party_card_get_value (card, error);
        if (value == NULL)
          {
            g_variant_builder_clear (&builder);
            return FALSE;
          }
        g_variant_builder_add_value (&builder, value);
        g_ptr_array_add (self->sent, card);
      }
  g_variant_dict_insert_value (into, "parties", g_variant_builder_end (&builder));
  return TRUE;
}

static GVariant *
get_draft (gpointer user_data)
{
  HslIntake   *self = user_data;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    hsl_dict_merge (&dict, hsl_fact_form_get_draft (self->forms[i]));
  collect_parties (self, &dict, TRUE, NULL);
  return g_variant_dict_end (&dict);
}

static GVariant *
get_value (HslIntake *self,
           GError   **error)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (!collect_parties (self, &dict, FALSE, error))
    {
      g_variant_dict_clear (&dict);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GVariant *part = hsl_fact_form_get_value (self->forms[i], error);

      if (part == NULL)
        {
          if (self->expanders[i] != NULL)
            gtk_expander_set_expanded (GTK_EXPANDER (self->expanders[i]), TRUE);
          g_variant_dict_clear (&dict);
          return NULL;
        }
      hsl_dict_merge (&dict, part);
    }
  return g_variant_dict_end (&dict);
}

static void
take_draft (HslIntake *self,
            GVariant  *draft)
{
  g_autoptr (GVariant) parties = g_variant_lookup_value (draft, "parties", G_VARIANT_TYPE ("aa{sv}"));

  for (gsize i = 0; parties != NULL && i < g_variant_n_children (parties); i++)
    {
      g_autoptr (GVariant) party = g_variant_get_child_value (parties, i);
      const char          *side = "";
      GtkWidget           *box;
      GtkWidget           *first;

      g_variant_lookup (party, "side", "&s", &side);
      box = find_side (self, side);
      first = gtk_widget_get_first_child (box);
      if (first == NULL || !hsl_party_card_is_empty (HSL_PARTY_CARD (first)))
        first = GTK_WIDGET (add_card (self, box));
      hsl_party_card_set_value (HSL_PARTY_CARD (first), party);
    }
  list_parties (self);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    hsl_fact_form_set_value (self->forms[i], hsl_dict_pick (draft, sections[i].fields));
}

static void
ask_earlier (HslIntake *self)
{
  hsl_earlier_list_ask (self->earlier, self->store, get_draft (self));
}

static void
show_problem (HslIntake  *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
on_changed_cb (HslIntake *self)
{
  if (!self->ready)
    return;
  show_problem (self, NULL);
  list_parties (self);
  hsl_draft_keeper_touch (self->keeper);
  ask_earlier (self);
}

static void
on_draft_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HslIntake) self = user_data;
  g_autoptr (GVariant)  draft = hsl_draft_keeper_load_finish (HSL_DRAFT_KEEPER (source), result, NULL);

  if (self->store == NULL)
    return;
  if (draft != NULL)
    {
      take_draft (self, draft);
      gtk_widget_set_visible (self->restored, TRUE);
      ask_earlier (self);
    }
  self->ready = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->sheet), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (hsl_party_card_get_row (hsl_intake_get_card (self, NULL, 0), "name")));
}

/* --- Saving --- */

static gpointer
run_register (HslStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return hsl_store_register_case (store, data, error);
}

static gboolean
show_at_field (HslIntake    *self,
               const GError *error)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  const char      *what, *rest, *inner;
  guint            index;

  if (error->domain != HSL_CORE_ERROR || !hsl_path_split_message (error->message, &path, &what))
    return FALSE;
  if (!hsl_path_take_name (path, &name, &rest))
    return FALSE;
  if (g_str_equal (name, "parties"))
    return hsl_path_take_index (rest, &index, &inner) && index < self->sent->len &&
           hsl_party_card_show_problem (g_ptr_array_index (self->sent, index), inner, what);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (hsl_fact_form_get_row (self->forms[i], name) != NULL)
      {
        if (self->expanders[i] != NULL)
          gtk_expander_set_expanded (GTK_EXPANDER (self->expanders[i]), TRUE);
        return hsl_fact_form_show_problem (self->forms[i], path, what);
      }
  return FALSE;
}

/* "parties: at least one applicant is needed" belongs to no field, but not with the path before it. */
static void
show_error (HslIntake    *self,
            const GError *error)
{
  g_autofree char *path = NULL;
  const char      *what;

  if (show_at_field (self, error))
    show_problem (self, _ ("Not saved yet: see the field marked red."));
  else if (error->domain == HSL_CORE_ERROR && hsl_path_split_message (error->message, &path, &what))
    show_problem (self, what);
  else
    show_problem (self, error->message);
}

static void
set_busy (HslIntake *self,
          gboolean   busy)
{
  gtk_widget_set_sensitive (self->accept, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
on_registered_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (HslIntake) self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (HslFact)   made = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  set_busy (self, FALSE);
  if (made == NULL)
    {
      show_error (self, error);
      return;
    }
  hsl_draft_keeper_drop (self->keeper);
  g_signal_emit (self, signals[REGISTERED], 0, made->uid);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
clear_problems (HslIntake *self)
{
  show_problem (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    hsl_fact_form_clear_problems (self->forms[i]);
  for (guint i = 0; i < self->sides->len; i++)
    for (GtkWidget *card = gtk_widget_get_first_child (g_ptr_array_index (self->sides, i)); card != NULL;
         card = gtk_widget_get_next_sibling (card))
      hsl_party_card_clear_problems (HSL_PARTY_CARD (card));
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslIntake         *self = HSL_INTAKE (widget);
  g_autoptr (GError) error = NULL;
  GVariant          *input;

  if (!self->ready || !gtk_widget_get_sensitive (self->accept))
    return;
  clear_problems (self);
  input = get_value (self, &error);
  if (input == NULL)
    {
      show_problem (self, _ ("Not saved yet: see the field marked red."));
      return;
    }
  set_busy (self, TRUE);
  hsl_store_run_async (self->store, run_register, g_variant_ref_sink (input),
                       (GDestroyNotify) g_variant_unref, hsl_fact_unref, NULL, on_registered_cb,
                       g_object_ref (self));
}

static void
start_again_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HslIntake *self = HSL_INTAKE (widget);

  clear_problems (self);
  fill_defaults (self);
  gtk_widget_set_visible (self->restored, FALSE);
  on_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (hsl_party_card_get_row (hsl_intake_get_card (self, NULL, 0), "name")));
}

static void
on_earlier_open_cb (HslIntake  *self,
                    const char *uid)
{
  g_signal_emit (self, signals[OPEN_CASE], 0, uid);
}

static gboolean
on_close_request_cb (HslIntake *self)
{
  hsl_draft_keeper_save_now (self->keeper);
  return FALSE;
}

/* --- Life --- */

static void
hsl_intake_dispose (GObject *object)
{
  HslIntake *self = HSL_INTAKE (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->store);
  g_clear_object (&self->scope);
  g_clear_object (&self->parties);
  g_clear_pointer (&self->sides, g_ptr_array_unref);
  g_clear_pointer (&self->sent, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_INTAKE);
  G_OBJECT_CLASS (hsl_intake_parent_class)->dispose (object);
}

static void
hsl_intake_class_init (HslIntakeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_intake_dispose;

  signals[REGISTERED] = g_signal_new ("registered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN_CASE] = g_signal_new ("open-case", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "form.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "form.start-again", NULL, start_again_action);
  gtk_widget_class_install_action (widget_class, "form.add-party", NULL, add_party_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "form.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "form.add-party", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (HSL_TYPE_EARLIER_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heshilao/Heshilao/ui/hsl-intake.ui");
  gtk_widget_class_bind_template_child (widget_class, HslIntake, sheet);
  gtk_widget_class_bind_template_child (widget_class, HslIntake, earlier);
  gtk_widget_class_bind_template_child (widget_class, HslIntake, problem);
  gtk_widget_class_bind_template_child (widget_class, HslIntake, restored);
  gtk_widget_class_bind_template_child (widget_class, HslIntake, accept);
  gtk_widget_class_bind_template_child (widget_class, HslIntake, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier_open_cb);
}

static void
hsl_intake_init (HslIntake *self)
{
  self->sides = g_ptr_array_new ();
  self->sent = g_ptr_array_new ();
  self->parties = g_list_store_new (HSL_TYPE_CHOICE);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hsl_intake_new:
 * @store: an open store
 */
GtkWidget *
hsl_intake_new (HslStore *store)
{
  HslIntake *self = g_object_new (HSL_TYPE_INTAKE, NULL);

  self->store = g_object_ref (store);
  self->scope = hsl_form_scope_new_for_store (store, NULL);
  hsl_form_scope_set_parties (self->scope, G_LIST_MODEL (self->parties));
  self->keeper = hsl_draft_keeper_new (store, HSL_INTAKE_DRAFT, get_draft, self);
  add_people (self);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    add_section (self, i);
  fill_defaults (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sheet), FALSE);
  hsl_draft_keeper_load_async (self->keeper, on_draft_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * hsl_intake_get_card:
 * @side: (nullable): code of a side; the first one when %NULL
 *
 * Returns: (nullable) (transfer none): a card of that side
 */
HslPartyCard *
hsl_intake_get_card (HslIntake  *self,
                     const char *side,
                     guint       index)
{
  GtkWidget *card;

  g_return_val_if_fail (HSL_IS_INTAKE (self), NULL);

  card = gtk_widget_get_first_child (find_side (self, side));
  for (; card != NULL && index > 0; index--)
    card = gtk_widget_get_next_sibling (card);
  return card != NULL ? HSL_PARTY_CARD (card) : NULL;
}

/**
 * hsl_intake_get_row:
 *
 * Returns: (nullable) (transfer none): the row of a field of the case
 */
HslFieldRow *
hsl_intake_get_row (HslIntake  *self,
                    const char *field)
{
  g_return_val_if_fail (HSL_IS_INTAKE (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      HslFieldRow *row = hsl_fact_form_get_row (self->forms[i], field);

      if (row != NULL)
        return row;
    }
  return NULL;
}

gboolean
hsl_intake_is_ready (HslIntake *self)
{
  g_return_val_if_fail (HSL_IS_INTAKE (self), FALSE);
  return self->ready;
}

/**
 * hsl_intake_get_problem:
 *
 * Returns: (nullable): what is said above the sheet
 */
const char *
hsl_intake_get_problem (HslIntake *self)
{
  g_return_val_if_fail (HSL_IS_INTAKE (self), NULL);
  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_text (self->problem) : NULL;
}

guint
hsl_intake_get_n_earlier (HslIntake *self)
{
  g_return_val_if_fail (HSL_IS_INTAKE (self), 0);
  return hsl_earlier_list_get_n (self->earlier);
}
