/* hsl-agreement-editor.c: drawing up an agreement, its pages beside it
 *
 * Nothing is computed twice: the text, the sum and the number of copies are made of the rows by the
 * same functions that the paper uses, and the rules of the core are asked themselves before anything
 * is handed on, so that a refusal is seen at its field at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-agreement-editor"

#include "hsl-agreement-editor.h"

#include "hsl-action-dialog.h"
#include "hsl-dialogs.h"
#include "hsl-draft-history.h"
#include "hsl-finding.h"
#include "hsl-path.h"
#include "hsl-term-plan.h"
#include "hsl-term-text.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

struct _HslAgreementEditor
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore *store;
  HslCase  *on;
  char     *action;

  HslDraftHistory *history;
  gboolean         is_going_back; /* what changes was not typed */

  /* Children of the bins */
  HslFactForm *head;
  HslFactForm *tail;
  HslTermList *terms;

  /* Template Widgets */
  GtkWidget         *box;
  AdwBin            *head_bin;
  AdwBin            *terms_bin;
  AdwBin            *tail_bin;
  GtkStack          *beside;
  HslAgreementPages *pages;
  HslAgreementPaper *paper;
  HslFindingList    *findings;
  GtkStackPage      *check_page;
  GtkLabel          *problem;
  GtkLabel          *total;
  GtkWidget         *restored;
  GtkButton         *save;
};

G_DEFINE_FINAL_TYPE (HslAgreementEditor, hsl_agreement_editor, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  SAVE,
  DISCARD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const head_fields[] = { "kind", "drawn_on", "on_the_spot", NULL };
/* The terms come between: they are what is typed most, and must be in sight. */
static const char *const tail_fields[] = { "delay_kind", "delay_rate", "delay_fen", "delay_all_due",
                                           "other_text", "facts", "responsibility",
                                           "mediator", "recorder", NULL };

static void
show_problem (HslAgreementEditor *self,
              const char         *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* The two forms keep the same fact; of the second only what it shows is taken. */
static GVariant *
put_together (GVariant *head,
              GVariant *tail,
              GVariant *terms,
              GVariant *paragraphs)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (head);
  g_autoptr (GVariant) owned_tail = g_variant_ref_sink (tail);
  GVariantDict         dict;

  g_variant_dict_init (&dict, owned);
  for (guint i = 0; tail_fields[i] != NULL; i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (owned_tail, tail_fields[i], NULL);

      if (value != NULL)
        g_variant_dict_insert_value (&dict, tail_fields[i], value);
      else
        g_variant_dict_remove (&dict, tail_fields[i]);
    }
  g_variant_dict_insert_value (&dict, "terms", terms);
  g_variant_dict_insert_value (&dict, "paragraphs", paragraphs);
  return g_variant_dict_end (&dict);
}

static void
show_findings (HslAgreementEditor *self,
               GPtrArray          *findings)
{
  guint stops = hsl_findings_count (findings, HSL_SEVERITY_STOP);
  /* Translators: %u is how many were found */
  g_autofree char *title =
      findings->len > 0 ? g_strdup_printf (_ ("Findings (%u)"), findings->len) : g_strdup (_ ("Findings"));

  hsl_finding_list_show (self->findings, findings);
  gtk_stack_page_set_title (self->check_page, title);
  gtk_stack_page_set_needs_attention (self->check_page, stops > 0);
}

/* Of the liability for delay only what goes with its kind. */
static void
fit_delay (HslAgreementEditor *self,
           const char         *kind)
{
  gtk_widget_set_visible (GTK_WIDGET (hsl_fact_form_get_row (self->tail, "delay_rate")),
                          g_strcmp0 (kind, "daily") == 0);
  gtk_widget_set_visible (GTK_WIDGET (hsl_fact_form_get_row (self->tail, "delay_fen")),
                          g_strcmp0 (kind, "fixed") == 0);
}

static void
update_beside (HslAgreementEditor *self,
               GVariant           *draft)
{
  g_autoptr (HslFact)   fact = hsl_fact_from_draft (&hsl_agreement_noun, draft);
  HslAgreement         *agreement = (HslAgreement *) fact;
  g_autofree char      *sum = hsl_agreement_dup_total_text (agreement);
  g_autofree char      *total = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  HslContext            context;

  hsl_store_init_context (self->store, &context);
  hsl_agreement_paper_show (self->paper, agreement, self->on, &context);
  findings = hsl_agreement_find_findings (agreement, self->on, &context);
  hsl_store_clear_context (&context);
  show_findings (self, findings);
  hsl_agreement_pages_show (self->pages, self->store, self->on, agreement);
  fit_delay (self, agreement->delay_kind);

  total = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u term in all: %s", "%u terms in all: %s",
                                        agreement->terms->len),
                           agreement->terms->len, *sum != '\0' ? sum : _ ("no money"));
  gtk_label_set_text (self->total, total);
}

static void
update_text (HslAgreementEditor *self)
{
  g_autoptr (GVariant) draft = g_variant_ref_sink (hsl_agreement_editor_get_draft (self));

  update_beside (self, draft);
}

static void
update_history_actions (HslAgreementEditor *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agreement.undo",
                                 hsl_draft_history_can_undo (self->history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agreement.redo",
                                 hsl_draft_history_can_redo (self->history));
}

/* Where somebody types: the keys of a word are undone together. %NULL for anything else. */
static gconstpointer
find_typing_place (HslAgreementEditor *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus) ? focus : NULL;
}

static void
on_changed_cb (HslAgreementEditor *self)
{
  g_autoptr (GVariant) draft = NULL;

  if (self->is_going_back)
    return;
  draft = g_variant_ref_sink (hsl_agreement_editor_get_draft (self));
  hsl_draft_history_add (self->history, draft, find_typing_place (self), g_get_monotonic_time ());
  update_history_actions (self);
  show_problem (self, NULL);
  update_beside (self, draft);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_fields (HslAgreementEditor *self,
            GVariant           *value)
{
  g_autoptr (GVariant) terms = g_variant_lookup_value (value, "terms", G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GVariant) paragraphs = g_variant_lookup_value (value, "paragraphs", G_VARIANT_TYPE ("aa{sv}"));

  self->is_going_back = TRUE;
  hsl_fact_form_set_value (self->head, value);
  hsl_fact_form_set_value (self->tail, value);
  hsl_term_list_set_value (self->terms, terms, paragraphs);
  self->is_going_back = FALSE;
  show_problem (self, NULL);
  update_text (self);
}

/* @draft is consumed; %NULL when there is nothing before or after. */
static void
go_to_draft (HslAgreementEditor *self,
             GVariant           *draft)
{
  g_autoptr (GVariant) owned = draft;

  if (draft == NULL)
    return;
  set_fields (self, draft);
  update_history_actions (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslAgreementEditor *self = HSL_AGREEMENT_EDITOR (widget);

  go_to_draft (self, hsl_draft_history_undo (self->history));
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslAgreementEditor *self = HSL_AGREEMENT_EDITOR (widget);

  go_to_draft (self, hsl_draft_history_redo (self->history));
}

static void
on_finding_chosen_cb (HslAgreementEditor *self,
                      const char         *path,
                      const char         *what)
{
  hsl_agreement_editor_jump (self, path, what);
}

static void
on_term_entered_cb (HslAgreementEditor *self)
{
  hsl_agreement_paper_mark_term (self->paper, hsl_term_list_get_current (self->terms));
}

/* Asks the rules of the core; nothing is written. */
static gboolean
check (HslAgreementEditor *self,
       GVariant           *input,
       GError            **error)
{
  g_autoptr (HslFact) after = NULL;
  HslContext          context;

  hsl_store_init_context (self->store, &context);
  after = (HslFact *) hsl_action_do (hsl_action_find (self->action), self->on, input, &context, error);
  hsl_store_clear_context (&context);
  return after != NULL;
}

/* Returns: (transfer floating) (nullable) */
static GVariant *
get_value (HslAgreementEditor *self,
           GError            **error)
{
  g_autoptr (GVariant) head = hsl_fact_form_get_value (self->head, error);
  g_autoptr (GVariant) tail = NULL;
  GVariant            *terms;

  if (head == NULL)
    return NULL;
  g_variant_ref_sink (head);
  terms = hsl_term_list_get_value (self->terms, error);
  if (terms == NULL)
    return NULL;
  g_variant_ref_sink (terms);
  tail = hsl_fact_form_get_value (self->tail, error);
  if (tail != NULL)
    {
      GVariant *whole = put_together (head, g_variant_ref_sink (tail), terms,
                                      hsl_term_list_get_paragraphs (self->terms));

      g_variant_unref (terms);
      return whole;
    }
  g_variant_unref (terms);
  return NULL;
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  hsl_agreement_editor_save (HSL_AGREEMENT_EDITOR (widget));
}

static GVariant *
suggest (HslAgreementEditor *self)
{
  HslContext context;
  GVariant  *suggested;

  hsl_store_init_context (self->store, &context);
  suggested = hsl_action_suggest (hsl_action_find (self->action), self->on, &context);
  hsl_store_clear_context (&context);
  return g_variant_is_floating (suggested) ? g_variant_ref_sink (suggested) : suggested;
}

static void
start_again_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HslAgreementEditor  *self = HSL_AGREEMENT_EDITOR (widget);
  g_autoptr (GVariant) suggested = suggest (self);

  hsl_agreement_editor_set_value (self, suggested, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_discard_confirmed_cb (gboolean accepted,
                         gpointer user_data)
{
  g_autoptr (HslAgreementEditor) self = user_data;

  if (accepted)
    g_signal_emit (self, signals[DISCARD], 0);
}

static void
discard_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  const HslQuestion question = {
    .heading = _ ("Discard what was typed?"),
    .body = _ ("The terms and texts typed here are not saved yet and cannot be brought back."),
    .accept = _ ("_Discard"),
    .destructive = TRUE,
  };

  hsl_dialogs_confirm (widget, &question, on_discard_confirmed_cb, g_object_ref (widget));
}

static void
hsl_agreement_editor_dispose (GObject *object)
{
  HslAgreementEditor *self = HSL_AGREEMENT_EDITOR (object);

  self->head = self->tail = NULL;
  self->terms = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_AGREEMENT_EDITOR);
  g_clear_object (&self->store);
  g_clear_pointer (&self->on, hsl_fact_unref);
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->history, hsl_draft_history_free);
  G_OBJECT_CLASS (hsl_agreement_editor_parent_class)->dispose (object);
}

static void
hsl_agreement_editor_class_init (HslAgreementEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_agreement_editor_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  /* The agreement passed every check: the input of the action. */
  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_VARIANT);
  signals[DISCARD] = g_signal_new ("discard", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "agreement.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "agreement.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "agreement.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "agreement.start-again", NULL, start_again_action);
  gtk_widget_class_install_action (widget_class, "agreement.discard", NULL, discard_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "agreement.save", NULL);

  g_type_ensure (HSL_TYPE_AGREEMENT_PAGES);
  g_type_ensure (HSL_TYPE_AGREEMENT_PAPER);
  g_type_ensure (HSL_TYPE_FINDING_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-agreement-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, box);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, head_bin);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, terms_bin);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, tail_bin);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, beside);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, pages);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, paper);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, findings);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, check_page);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, total);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, restored);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementEditor, save);
}

/* Before the field that has the focus: it only knows its own text. */
static void
add_history_keys (HslAgreementEditor *self)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } keys[] = {
    { "<Control>z", "action(agreement.undo)" },
    { "<Control><Shift>z|<Control>y", "action(agreement.redo)" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys),
                                                gtk_shortcut_action_parse_string (keys[i].action));

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
hsl_agreement_editor_init (HslAgreementEditor *self)
{
  self->history = hsl_draft_history_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_history_keys (self);
  g_signal_connect_object (self->findings, "chosen", G_CALLBACK (on_finding_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Who does not sign stays in the list, with the reason, and cannot be chosen. */
static HslFormScope *
make_scope (HslAgreementEditor *self)
{
  HslFormScope          *scope = hsl_form_scope_new_for_store (self->store, self->on);
  g_autoptr (GListStore) parties = g_list_store_new (HSL_TYPE_CHOICE);

  for (guint i = 0; i < self->on->parties->len; i++)
    {
      const HslParty       *party = g_ptr_array_index (self->on->parties, i);
      g_autoptr (HslChoice) choice = hsl_choice_new (party->fact.uid, party->name,
                                                     hsl_words_code (self->store, "side", party->side));

      if (party->presence != NULL && !g_str_equal (party->presence, "attending"))
        {
          g_autofree char *why =
              g_strdup_printf (_ ("%s: does not sign, so no term can bind or entitle them"),
                               hsl_words_code (self->store, "presence", party->presence));

          hsl_choice_refuse (choice, why);
        }
      g_list_store_append (parties, choice);
    }
  hsl_form_scope_set_parties (scope, G_LIST_MODEL (parties));
  return scope;
}

static void
build (HslAgreementEditor *self)
{
  g_autoptr (HslFormScope) scope = make_scope (self);

  self->head = HSL_FACT_FORM (hsl_fact_form_new (&hsl_agreement_noun, scope, head_fields));
  self->tail = HSL_FACT_FORM (hsl_fact_form_new (&hsl_agreement_noun, scope, tail_fields));
  self->terms = HSL_TERM_LIST (hsl_term_list_new (scope, self->on));
  hsl_fact_form_set_columns (self->head, 128, 3);
  hsl_fact_form_set_columns (self->tail, 128, 3);
  adw_bin_set_child (self->head_bin, GTK_WIDGET (self->head));
  adw_bin_set_child (self->tail_bin, GTK_WIDGET (self->tail));
  adw_bin_set_child (self->terms_bin, GTK_WIDGET (self->terms));
  g_signal_connect_object (self->head, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tail, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->terms, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->terms, "entered", G_CALLBACK (on_term_entered_cb), self, G_CONNECT_SWAPPED);
}

/**
 * hsl_agreement_editor_new:
 * @on: the case
 * @action: "agree" or "revise-agreement"
 */
GtkWidget *
hsl_agreement_editor_new (HslStore   *store,
                          HslCase    *on,
                          const char *action)
{
  HslAgreementEditor  *self = g_object_new (HSL_TYPE_AGREEMENT_EDITOR, NULL);
  g_autoptr (GVariant) suggested = NULL;

  self->store = g_object_ref (store);
  self->on = hsl_fact_ref (on);
  self->action = g_strdup (action);
  build (self);
  suggested = suggest (self);
  hsl_agreement_editor_set_value (self, suggested, FALSE);
  return GTK_WIDGET (self);
}

const char *
hsl_agreement_editor_get_action (HslAgreementEditor *self)
{
  g_return_val_if_fail (HSL_IS_AGREEMENT_EDITOR (self), NULL);
  return self->action;
}

static gboolean
has_same_parties (const HslCase *a,
                  const HslCase *b)
{
  if (a->parties->len != b->parties->len)
    return FALSE;
  for (guint i = 0; i < a->parties->len; i++)
    if (!hsl_fact_equal (g_ptr_array_index (a->parties, i), g_ptr_array_index (b->parties, i)))
      return FALSE;
  return TRUE;
}

/**
 * hsl_agreement_editor_set_case:
 * @on: the same case, of which something else changed meanwhile
 *
 * What was typed stays.
 */
void
hsl_agreement_editor_set_case (HslAgreementEditor *self,
                               HslCase            *on)
{
  g_autoptr (HslFact)  before = NULL;
  g_autoptr (GVariant) draft = NULL;

  g_return_if_fail (HSL_IS_AGREEMENT_EDITOR (self));

  before = (HslFact *) self->on;
  self->on = hsl_fact_ref (on);
  if (!has_same_parties ((HslCase *) before, on))
    {
      draft = g_variant_ref_sink (hsl_agreement_editor_get_draft (self));
      build (self);
      hsl_agreement_editor_set_value (self, draft, gtk_widget_get_visible (self->restored));
    }
  update_text (self);
}

/**
 * hsl_agreement_editor_get_draft:
 *
 * Returns: (transfer floating): what is typed so far
 */
GVariant *
hsl_agreement_editor_get_draft (HslAgreementEditor *self)
{
  g_return_val_if_fail (HSL_IS_AGREEMENT_EDITOR (self), NULL);

  return put_together (hsl_fact_form_get_draft (self->head), hsl_fact_form_get_draft (self->tail),
                       hsl_term_list_get_draft (self->terms), hsl_term_list_get_paragraphs (self->terms));
}

/**
 * hsl_agreement_editor_set_value:
 * @value: an agreement as hsl_fact_to_variant() writes it, or a draft of one
 * @restored: whether to say that it was typed earlier
 */
void
hsl_agreement_editor_set_value (HslAgreementEditor *self,
                                GVariant           *value,
                                gboolean            restored)
{
  g_return_if_fail (HSL_IS_AGREEMENT_EDITOR (self));

  set_fields (self, value);
  gtk_widget_set_visible (self->restored, restored);
  hsl_draft_history_begin (self->history, hsl_agreement_editor_get_draft (self));
  update_history_actions (self);
}

/**
 * hsl_agreement_editor_save:
 *
 * Asks for saving when the core has nothing against it.
 *
 * Returns: whether it was asked for; otherwise the reason is shown
 */
gboolean
hsl_agreement_editor_save (HslAgreementEditor *self)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autoptr (HslFact)  fact = NULL;
  g_autoptr (GVariant) input = NULL;

  g_return_val_if_fail (HSL_IS_AGREEMENT_EDITOR (self), FALSE);

  show_problem (self, NULL);
  hsl_fact_form_clear_problems (self->head);
  hsl_fact_form_clear_problems (self->tail);
  hsl_term_list_clear_problems (self->terms);
  value = get_value (self, &error);
  if (value == NULL)
    {
      show_problem (self, _ ("Not saved yet: see the field marked red."));
      return FALSE;
    }
  g_variant_ref_sink (value);
  fact = hsl_fact_from_draft (&hsl_agreement_noun, value);
  input = g_variant_ref_sink (hsl_fact_to_variant (fact, HSL_VARIANT_ALL));
  if (!check (self, input, &error))
    {
      hsl_agreement_editor_show_error (self, error);
      return FALSE;
    }
  g_signal_emit (self, signals[SAVE], 0, input);
  return TRUE;
}

static gboolean
show_at_path (HslAgreementEditor *self,
              const char         *path,
              const char         *what)
{
  g_autofree char *name = NULL;
  const char      *rest;

  if (!hsl_path_take_name (path, &name, &rest))
    return FALSE;
  if (g_str_equal (name, "terms"))
    return hsl_term_list_show_problem (self->terms, rest, what);
  if (g_str_equal (name, "paragraphs"))
    return hsl_term_list_show_paragraph_problem (self->terms, rest, what);
  return hsl_fact_form_show_problem (self->head, path, what) ||
         hsl_fact_form_show_problem (self->tail, path, what);
}

static gboolean
show_at_field (HslAgreementEditor *self,
               const GError       *error)
{
  g_autofree char *path = NULL;
  const char      *what;

  return error->domain == HSL_CORE_ERROR && hsl_path_split_message (error->message, &path, &what) &&
         show_at_path (self, path, what);
}

/**
 * hsl_agreement_editor_jump:
 * @path: of a finding
 * @what: what is wrong there
 *
 * Goes to the field and says it there; what belongs to the case is on another tab.
 */
void
hsl_agreement_editor_jump (HslAgreementEditor *self,
                           const char         *path,
                           const char         *what)
{
  g_return_if_fail (HSL_IS_AGREEMENT_EDITOR (self));

  if (!hsl_finding_list_jump_in_case (self->findings, path))
    show_at_path (self, path, what);
}

/**
 * hsl_agreement_editor_show_error:
 * @error: why it was not saved
 *
 * Shows it at the field that it names, where the focus goes; otherwise above the sheet.
 */
void
hsl_agreement_editor_show_error (HslAgreementEditor *self,
                                 const GError       *error)
{
  g_autofree char *path = NULL;
  g_autofree char *problem = NULL;
  const char      *what = error->message;

  g_return_if_fail (HSL_IS_AGREEMENT_EDITOR (self));

  if (show_at_field (self, error))
    hsl_path_split_message (error->message, &path, &what);
  /* Translators: %s is the reason, which is also shown at its field */
  problem = g_strdup_printf (_ ("Not saved yet: %s"), what);
  show_problem (self, problem);
}

/**
 * hsl_agreement_editor_get_problem:
 *
 * Returns: (nullable): what is said above the sheet
 */
const char *
hsl_agreement_editor_get_problem (HslAgreementEditor *self)
{
  g_return_val_if_fail (HSL_IS_AGREEMENT_EDITOR (self), NULL);
  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_text (self->problem) : NULL;
}

const char *
hsl_agreement_editor_get_total (HslAgreementEditor *self)
{
  g_return_val_if_fail (HSL_IS_AGREEMENT_EDITOR (self), NULL);
  return gtk_label_get_text (self->total);
}

HslTermList *
hsl_agreement_editor_get_terms (HslAgreementEditor *self)
{
  g_return_val_if_fail (HSL_IS_AGREEMENT_EDITOR (self), NULL);
  return self->terms;
}

/**
 * hsl_agreement_editor_get_row:
 *
 * Returns: (nullable): the row of a field of the agreement itself
 */
HslFieldRow *
hsl_agreement_editor_get_row (HslAgreementEditor *self,
                              const char         *field)
{
  HslFieldRow *row;

  g_return_val_if_fail (HSL_IS_AGREEMENT_EDITOR (self), NULL);

  row = hsl_fact_form_get_row (self->head, field);
  return row != NULL ? row : hsl_fact_form_get_row (self->tail, field);
}

HslAgreementPaper *
hsl_agreement_editor_get_paper (HslAgreementEditor *self)
{
  g_return_val_if_fail (HSL_IS_AGREEMENT_EDITOR (self), NULL);
  return self->paper;
}

HslAgreementPages *
hsl_agreement_editor_get_pages (HslAgreementEditor *self)
{
  g_return_val_if_fail (HSL_IS_AGREEMENT_EDITOR (self), NULL);
  return self->pages;
}

HslFindingList *
hsl_agreement_editor_get_findings (HslAgreementEditor *self)
{
  g_return_val_if_fail (HSL_IS_AGREEMENT_EDITOR (self), NULL);
  return self->findings;
}
