/* hsl-agreement-tab.c: the agreements of a case
 *
 * Before there is one it is drawn up here; then it is signed; then it is read. What is being typed
 * lies sealed in the store and comes back when the window was killed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-agreement-tab"

#include "hsl-agreement-tab.h"

#include "hsl-agreement-card.h"
#include "hsl-dialogs.h"
#include "hsl-draft-keeper.h"
#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _HslAgreementTab
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore       *store;
  HslCase        *shown;
  HslDraftKeeper *keeper; /* (nullable) */
  char           *viewed; /* (nullable): uid of the agreement chosen in the switcher */

  /* Child of the bin */
  HslAgreementEditor *editor; /* (nullable) */

  gboolean saving;
  gboolean was_saved; /* and the focus went with the editor */
  gboolean suggests;

  /* Template Widgets */
  GtkWidget         *box;
  GtkWidget         *switcher;
  GtkStack          *stack;
  AdwStatusPage     *empty;
  GtkWidget         *written;
  GtkWidget         *oral;
  GtkLabel          *written_why;
  GtkLabel          *oral_why;
  GtkWidget         *session;
  AdwBin            *editor_bin;
  AdwBin            *card_bin;
  HslAgreementPaper *paper;
};

G_DEFINE_FINAL_TYPE (HslAgreementTab, hsl_agreement_tab, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SUGGESTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void refresh (HslAgreementTab *self);

static gboolean
may_do (HslAgreementTab *self,
        const char      *id,
        GError         **error)
{
  HslContext context;
  gboolean   may;

  hsl_store_init_context (self->store, &context);
  may = hsl_action_check (hsl_action_find (id), self->shown, &context, error);
  hsl_store_clear_context (&context);
  return may;
}

static GVariant *
get_draft (gpointer user_data)
{
  HslAgreementTab *self = user_data;

  if (self->editor != NULL)
    return hsl_agreement_editor_get_draft (self->editor);
  return g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0);
}

static void
renew_keeper (HslAgreementTab *self)
{
  g_autofree char *key = g_strconcat ("agreement/", self->shown->fact.uid, NULL);

  g_clear_object (&self->keeper);
  self->keeper = hsl_draft_keeper_new (self->store, key, get_draft, self);
}

static void
close_editor (HslAgreementTab *self)
{
  self->editor = NULL;
  self->saving = FALSE;
  adw_bin_set_child (self->editor_bin, NULL);
}

/* The draft has done its work, or is not wanted. */
static void
drop_editor (HslAgreementTab *self)
{
  hsl_draft_keeper_drop (self->keeper);
  close_editor (self);
  renew_keeper (self);
}

static void
on_editor_changed_cb (HslAgreementTab *self)
{
  hsl_draft_keeper_touch (self->keeper);
}

static void
on_editor_save_cb (HslAgreementTab *self,
                   GVariant        *input)
{
  hsl_draft_keeper_save_now (self->keeper);
  self->saving = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "case.act", "(s@a{sv})",
                              hsl_agreement_editor_get_action (self->editor), input);
}

static void
on_editor_discard_cb (HslAgreementTab *self)
{
  drop_editor (self);
  refresh (self);
}

/* Opens the editor with @value, or with what is suggested. */
static void
open_editor (HslAgreementTab *self,
             const char      *action,
             GVariant        *value,
             gboolean         restored)
{
  GtkWidget *editor = hsl_agreement_editor_new (self->store, self->shown, action);

  close_editor (self);
  self->editor = HSL_AGREEMENT_EDITOR (editor);
  if (value != NULL)
    hsl_agreement_editor_set_value (self->editor, value, restored);
  g_signal_connect_object (editor, "changed", G_CALLBACK (on_editor_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "save", G_CALLBACK (on_editor_save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "discard", G_CALLBACK (on_editor_discard_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->editor_bin, editor);
  g_clear_pointer (&self->viewed, g_free);
  refresh (self);
}

static const char *
find_uid (GVariant *draft)
{
  const char *uid = NULL;

  g_variant_lookup (draft, "uid", "&s", &uid);
  return uid;
}

/* What the draft is for: a revision names its agreement. %NULL when the case has gone on without it. */
static const char *
find_action_for (HslAgreementTab *self,
                 GVariant        *draft)
{
  const char         *uid = find_uid (draft);
  const HslAgreement *live = hsl_case_find_live_agreement (self->shown);

  if (uid == NULL)
    return may_do (self, "agree", NULL) ? "agree" : NULL;
  if (live != NULL && g_strcmp0 (live->fact.uid, uid) == 0 && may_do (self, "revise-agreement", NULL))
    return "revise-agreement";
  return NULL;
}

static void
on_draft_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HslAgreementTab) self = user_data;
  g_autoptr (GVariant)        draft = NULL;
  const char                 *action;

  draft = hsl_draft_keeper_load_finish (HSL_DRAFT_KEEPER (source), result, NULL);
  if (draft == NULL || self->shown == NULL || G_OBJECT (self->keeper) != source || self->editor != NULL)
    return;
  action = find_action_for (self, draft);
  if (action != NULL)
    open_editor (self, action, draft, TRUE);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslAgreementTab *self = HSL_AGREEMENT_TAB (widget);

  if (self->shown != NULL)
    open_editor (self, g_variant_get_string (parameter, NULL), NULL, FALSE);
}

/* From a finding of an agreement that is drawn up to its field. */
static void
jump_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslAgreementTab   *self = HSL_AGREEMENT_TAB (widget);
  g_autoptr (GError) error = NULL;
  const char        *path, *what;

  g_variant_get (parameter, "(&s&s)", &path, &what);
  if (self->shown == NULL || hsl_finding_list_jump_in_case (widget, path))
    return;
  if (self->editor == NULL && !may_do (self, "revise-agreement", &error))
    {
      hsl_dialogs_toast (widget, error->message);
      return;
    }
  if (self->editor == NULL)
    open_editor (self, "revise-agreement", NULL, FALSE);
  hsl_agreement_editor_jump (self->editor, path, what);
}

/* Begins with the kind that was chosen; the rest is what the core suggests. */
static void
begin_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HslAgreementTab     *self = HSL_AGREEMENT_TAB (widget);
  const char          *kind = g_variant_get_string (parameter, NULL);
  g_autoptr (GVariant) draft = NULL;
  g_autoptr (GVariant) value = NULL;
  GVariantDict         dict;

  if (self->shown == NULL)
    return;
  open_editor (self, "agree", NULL, FALSE);
  draft = g_variant_ref_sink (hsl_agreement_editor_get_draft (self->editor));
  g_variant_dict_init (&dict, draft);
  g_variant_dict_insert (&dict, "kind", "s", kind);
  if (g_str_equal (kind, "oral"))
    g_variant_dict_insert (&dict, "on_the_spot", "b", TRUE);
  else
    g_variant_dict_remove (&dict, "on_the_spot");
  value = g_variant_ref_sink (g_variant_dict_end (&dict));
  hsl_agreement_editor_set_value (self->editor, value, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}

static void
view_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslAgreementTab *self = HSL_AGREEMENT_TAB (widget);
  const char      *uid = g_variant_get_string (parameter, NULL);

  g_free (self->viewed);
  self->viewed = *uid != '\0' ? g_strdup (uid) : NULL;
  refresh (self);
}

static void
hsl_agreement_tab_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_SUGGESTS)
    g_value_set_boolean (value, HSL_AGREEMENT_TAB (object)->suggests);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hsl_agreement_tab_dispose (GObject *object)
{
  HslAgreementTab *self = HSL_AGREEMENT_TAB (object);

  if (self->keeper != NULL)
    hsl_draft_keeper_save_now (self->keeper);
  g_clear_object (&self->keeper);
  self->editor = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_AGREEMENT_TAB);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shown, hsl_fact_unref);
  g_clear_pointer (&self->viewed, g_free);
  G_OBJECT_CLASS (hsl_agreement_tab_parent_class)->dispose (object);
}

static void
hsl_agreement_tab_class_init (HslAgreementTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = hsl_agreement_tab_get_property;
  G_OBJECT_CLASS (klass)->dispose = hsl_agreement_tab_dispose;

  /* Whether a button in here is the one to press next, so that no other should say so. */
  properties[PROP_SUGGESTS] =
      g_param_spec_boolean ("suggests", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "agreement-tab.begin", "s", begin_action);
  gtk_widget_class_install_action (widget_class, "agreement-tab.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "agreement-tab.view", "s", view_action);
  gtk_widget_class_install_action (widget_class, "agreement-tab.jump", "(ss)", jump_action);

  g_type_ensure (HSL_TYPE_AGREEMENT_PAPER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-agreement-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, box);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, switcher);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, stack);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, empty);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, written);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, oral);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, written_why);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, oral_why);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, session);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, card_bin);
  gtk_widget_class_bind_template_child (widget_class, HslAgreementTab, paper);
}

static void
hsl_agreement_tab_init (HslAgreementTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_why (GtkWidget  *button,
          GtkLabel   *label,
          const char *why)
{
  gtk_widget_set_visible (button, why == NULL);
  gtk_label_set_text (label, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (label), why != NULL);
}

/* The same two rules stand in the core, which has the last word when it is saved; here they are said before
 * the first key is pressed. */
static void
show_start (HslAgreementTab *self)
{
  gboolean agreed = FALSE;

  for (guint i = 0; i < self->shown->sessions->len; i++)
    {
      const HslSession *session = g_ptr_array_index (self->shown->sessions, i);

      agreed = agreed || g_strcmp0 (session->result, "agreed") == 0;
    }
  show_why (self->written, self->written_why,
            agreed ? NULL : _ ("A session whose result is “agreed” is missing."));
  show_why (self->oral, self->oral_why,
            hsl_case_is_police (self->shown) ? _ ("Police mediation needs a written agreement.") : NULL);
  gtk_widget_set_visible (self->session, !agreed);
  gtk_stack_set_visible_child_name (self->stack, "start");
}

static void
show_empty (HslAgreementTab *self,
            const GError    *error)
{
  adw_status_page_set_description (self->empty, error->message);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_agreement (HslAgreementTab    *self,
                const HslAgreement *agreement)
{
  HslContext context;

  adw_bin_set_child (self->card_bin, hsl_agreement_card_new (self->store, self->shown, agreement));
  hsl_store_init_context (self->store, &context);
  hsl_agreement_paper_set_veiled (self->paper, TRUE);
  hsl_agreement_paper_show (self->paper, agreement, self->shown, &context);
  hsl_store_clear_context (&context);
  gtk_stack_set_visible_child_name (self->stack, "text");
}

static void
add_to_switcher (HslAgreementTab *self,
                 const char      *uid,
                 const char      *label,
                 gboolean         active)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "agreement-tab.view");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uid);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
  gtk_box_append (GTK_BOX (self->switcher), button);
}

static const char *
describe_standing (const HslAgreement *agreement)
{
  if (agreement->voided_on != HSL_DAY_NONE)
    return _ ("voided");
  return agreement->effective_on != HSL_DAY_NONE ? _ ("in force") : _ ("not signed yet");
}

static void
fill_switcher (HslAgreementTab    *self,
               const HslAgreement *viewed)
{
  gboolean   has_new = self->editor != NULL || hsl_case_find_live_agreement (self->shown) == NULL;
  guint      n = self->shown->agreements->len;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->switcher)) != NULL)
    gtk_box_remove (GTK_BOX (self->switcher), child);
  gtk_widget_set_visible (self->switcher, n + (has_new ? 1 : 0) > 1);
  for (guint i = 0; i < n; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (self->shown->agreements, i);
      g_autofree char    *day = hsl_day_to_iso (agreement->drawn_on);
      /* Translators: number of an agreement, its day, how it stands */
      g_autofree char *label =
          g_strdup_printf (_ ("%u: %s, %s"), i + 1, day, describe_standing (agreement));

      add_to_switcher (self, agreement->fact.uid, label, agreement == viewed);
    }
  if (has_new)
    add_to_switcher (self, "", self->editor != NULL ? _ ("Being typed") : _ ("New"), viewed == NULL);
}

/* %NULL stands for what is being typed, or is not there yet. */
static const HslAgreement *
find_viewed (HslAgreementTab *self)
{
  if (self->viewed != NULL)
    return hsl_case_find_agreement (self->shown, self->viewed);
  return self->editor != NULL ? NULL : hsl_case_find_live_agreement (self->shown);
}

static void
update_suggests (HslAgreementTab *self)
{
  const char *page = hsl_agreement_tab_get_page (self);
  gboolean    suggests =
      g_str_equal (page, "editor") || (g_str_equal (page, "start") && gtk_widget_get_visible (self->written));

  if (suggests == self->suggests)
    return;
  self->suggests = suggests;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUGGESTS]);
}

static void
refresh (HslAgreementTab *self)
{
  const HslAgreement *viewed = find_viewed (self);
  g_autoptr (GError)  error = NULL;

  fill_switcher (self, viewed);
  if (viewed != NULL)
    show_agreement (self, viewed);
  else if (self->editor != NULL)
    gtk_stack_set_visible_child_name (self->stack, "editor");
  else if (may_do (self, "agree", &error))
    show_start (self);
  else
    show_empty (self, error);
  update_suggests (self);
  if (self->was_saved && viewed != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->card_bin), GTK_DIR_TAB_FORWARD);
  self->was_saved = FALSE;
}

/* Whether what was handed on to be saved stands in the case now. */
static gboolean
is_saved (const HslCase *before,
          const HslCase *now)
{
  for (guint i = 0; i < now->agreements->len; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (now->agreements, i);
      const HslAgreement *old = hsl_fact_list_find (before->agreements, agreement->fact.uid);

      if (old == NULL || !hsl_fact_equal (old, agreement))
        return TRUE;
    }
  return FALSE;
}

static void
take_case (HslAgreementTab *self,
           HslCase         *shown)
{
  g_autoptr (HslFact) before = (HslFact *) self->shown;

  self->shown = hsl_fact_ref (shown);
  if (before != NULL && g_strcmp0 (before->uid, shown->fact.uid) == 0)
    {
      if (self->editor != NULL && self->saving && is_saved ((HslCase *) before, shown))
        {
          drop_editor (self);
          self->was_saved = TRUE;
        }
      else if (self->editor != NULL)
        hsl_agreement_editor_set_case (self->editor, shown);
      return;
    }
  close_editor (self);
  g_clear_pointer (&self->viewed, g_free);
  renew_keeper (self);
  hsl_draft_keeper_load_async (self->keeper, on_draft_cb, g_object_ref (self));
}

/**
 * hsl_agreement_tab_set_case:
 * @shown: a derived case; called again after each change
 */
void
hsl_agreement_tab_set_case (HslAgreementTab *self,
                            HslStore        *store,
                            HslCase         *shown)
{
  g_return_if_fail (HSL_IS_AGREEMENT_TAB (self));

  if (self->keeper != NULL)
    hsl_draft_keeper_save_now (self->keeper);
  g_set_object (&self->store, store);
  take_case (self, shown);
  refresh (self);
}

/**
 * hsl_agreement_tab_get_editor:
 *
 * Returns: (transfer none) (nullable): the editor, while an agreement is being typed
 */
HslAgreementEditor *
hsl_agreement_tab_get_editor (HslAgreementTab *self)
{
  g_return_val_if_fail (HSL_IS_AGREEMENT_TAB (self), NULL);
  return self->editor;
}

/**
 * hsl_agreement_tab_get_page:
 *
 * Returns: "empty", "start", "editor" or "text"
 */
const char *
hsl_agreement_tab_get_page (HslAgreementTab *self)
{
  g_return_val_if_fail (HSL_IS_AGREEMENT_TAB (self), NULL);
  return gtk_stack_get_visible_child_name (self->stack);
}
