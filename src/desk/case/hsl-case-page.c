/* hsl-case-page.c: one case, whole
 *
 * The frame: title, state and clocks above, one tab for each part below, and at the foot the next
 * step as a button. Tabs do nothing themselves: they activate the actions case.do, case.ask, case.act
 * and case.print, which are installed here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case-page"

#include "hsl-case-page.h"

#include "hsl-action-dialog.h"
#include "hsl-agreement-tab.h"
#include "hsl-clock-strip.h"
#include "hsl-deed.h"
#include "hsl-dialogs.h"
#include "hsl-follow-tab.h"
#include "hsl-overview-tab.h"
#include "hsl-parties-tab.h"
#include "hsl-print.h"
#include "hsl-session-editor.h"
#include "hsl-state-strip.h"
#include "hsl-timeline-tab.h"
#include "hsl-veil.h"
#include "hsl-volume-tab.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

enum
{
  TAB_OVERVIEW,
  TAB_PARTIES,
  TAB_TIMELINE,
  TAB_AGREEMENT,
  TAB_FOLLOW,
  TAB_VOLUME,
  N_TABS
};

struct _HslCasePage
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore     *store;
  char         *uid;
  HslCase      *shown;
  GCancellable *cancellable;

  /* Borrowed */
  const HslAction *next;

  gulong changed_handler;

  /* Template widgets */
  GtkStack      *stack;
  GtkLabel      *title;
  GtkLabel      *state;
  GtkLabel      *subtitle;
  HslStateStrip *state_strip;
  HslClockStrip *clock_strip;
  GtkStack      *tabs;
  GtkLabel      *missing;
  GtkBox        *actions;
  GtkMenuButton *more;
  GtkButton     *next_step;

  /* Owned by the widget tree */
  GtkWidget *tab[N_TABS];
};

G_DEFINE_FINAL_TYPE (HslCasePage, hsl_case_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_CASE_UID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* One row a tab: how it is made, and how it is given a case. */
static const struct
{
  const char *name;
  const char *title;
  GType (*get_type) (void);
  void (*set_case) (gpointer tab, HslStore *store, HslCase *shown);
} tabs[N_TABS] = {
#define TAB(name, title, prefix)                                 \
  {                                                              \
    name, title, prefix##_get_type, (gpointer) prefix##_set_case \
  }
  [TAB_OVERVIEW] = TAB ("overview", N_ ("Overview"), hsl_overview_tab),
  [TAB_PARTIES] = TAB ("parties", N_ ("Parties"), hsl_parties_tab),
  [TAB_TIMELINE] = TAB ("timeline", N_ ("Timeline"), hsl_timeline_tab),
  [TAB_AGREEMENT] = TAB ("agreement", N_ ("Agreement"), hsl_agreement_tab),
  [TAB_FOLLOW] = TAB ("follow", N_ ("Follow-ups"), hsl_follow_tab),
  [TAB_VOLUME] = TAB ("volume", N_ ("Volume"), hsl_volume_tab),
#undef TAB
};

/* Actions with a place of their own; the menu does not show them a second time. */
static const char *const placed_elsewhere[] = { "print", "attach", "correct", NULL };

static gpointer
load (HslStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  return hsl_store_load_case (store, data, error);
}

/* Who opens a case has looked at it: no trace, no look. To read it again is the same look. */
static gpointer
open_case (HslStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return hsl_store_record_view (store, data, error) ? hsl_store_load_case (store, data, error) : NULL;
}

/* Some steps have a tab or a window of their own, better than a dialog. */
static gboolean
show_place_of (HslCasePage *self,
               const char  *id)
{
  static const char *const drawn_up_here[] = { "agree", "revise-agreement", "sign", NULL };

  if (g_str_equal (id, "session") || g_str_equal (id, "inquire"))
    {
      hsl_session_editor_present (GTK_WIDGET (self), self->store, self->shown, g_str_equal (id, "inquire"));
      return TRUE;
    }
  if (!g_strv_contains (drawn_up_here, id))
    return FALSE;
  gtk_stack_set_visible_child_name (self->tabs, "agreement");
  gtk_widget_child_focus (self->tab[TAB_AGREEMENT], GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
begin_action (HslCasePage *self,
              const char  *id,
              GVariant    *prefill)
{
  if (prefill == NULL && show_place_of (self, id))
    return;
  hsl_action_dialog_present (GTK_WIDGET (self), self->store, self->shown, id, prefill);
}

static void
on_action_clicked_cb (GtkButton   *button,
                      HslCasePage *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
add_menu_action (HslCasePage     *self,
                 const HslAction *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (_ (action->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case.do");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", action->id);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_action_clicked_cb), self, 0);
  gtk_box_append (self->actions, button);
}

static void
show_actions (HslCasePage      *self,
              const HslContext *context)
{
  g_autoptr (GPtrArray) actions = hsl_case_get_actions (self->shown, context);
  GtkWidget            *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->actions))) != NULL)
    gtk_box_remove (self->actions, child);
  for (guint i = 0; i < actions->len; i++)
    {
      const HslAction *action = g_ptr_array_index (actions, i);

      if (!g_strv_contains (placed_elsewhere, action->id))
        add_menu_action (self, action);
    }
}

/* The next step stays in sight even when something is missing for it: then that is said beside it. */
static void
show_next_step (HslCasePage      *self,
                const HslContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *label = NULL;

  self->next = hsl_case_get_next_step (self->shown, context);
  gtk_widget_set_visible (GTK_WIDGET (self->next_step), self->next != NULL);
  gtk_label_set_text (self->missing, "");
  if (self->next == NULL)
    return;

  /* Translators: the button that does what the case needs next */
  label = g_strdup_printf (_ ("Next step: %s"), _ (self->next->label));
  gtk_button_set_label (self->next_step, label);
  if (!hsl_action_check (self->next, self->shown, context, &error))
    gtk_label_set_text (self->missing, error->message);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "case.next-step", error == NULL);
}

static void
show_head (HslCasePage *self)
{
  g_autofree char *title = hsl_veil_dup_title (self->shown);
  const char      *number = self->shown->number != NULL ? self->shown->number : _ ("no number yet");
  GString         *subtitle = g_string_new (number);
  const char      *type = hsl_words_code (self->store, "dispute-type", self->shown->type);
  const char      *risk =
      self->shown->risk != NULL ? hsl_words_code (self->store, "risk", self->shown->risk) : NULL;
  const char *grid = self->shown->grid != NULL ? hsl_words_grid (self->store, self->shown->grid) : NULL;

  if (type != NULL)
    g_string_append_printf (subtitle, " · %s", type);
  if (hsl_case_is_police (self->shown))
    g_string_append_printf (subtitle, " · %s", hsl_words_code (self->store, "track", "police"));
  if (grid != NULL)
    g_string_append_printf (subtitle, " · %s", grid);
  if (risk != NULL)
    /* Translators: a colour of risk */
    g_string_append_printf (subtitle, _ (" · risk %s"), risk);
  if (self->shown->supervised)
    g_string_append_printf (subtitle, " · %s", _ ("Supervised"));

  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_label_set_text (self->subtitle, subtitle->str);
  gtk_label_set_text (self->state, hsl_words_state (self->shown->state));
  g_string_free (subtitle, TRUE);
}

/* One button at a time says "press me". */
static void
update_suggestion (HslCasePage *self)
{
  const char *tab = gtk_stack_get_visible_child_name (self->tabs);
  gboolean    tab_suggests;

  g_object_get (self->tab[TAB_AGREEMENT], "suggests", &tab_suggests, NULL);
  if (tab_suggests && g_strcmp0 (tab, tabs[TAB_AGREEMENT].name) == 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->next_step), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->next_step), "suggested-action");
}

static void
show_case (HslCasePage *self)
{
  HslContext context;

  show_head (self);
  hsl_state_strip_set_case (self->state_strip, self->shown);
  hsl_clock_strip_set_case (self->clock_strip, self->store, self->shown);
  for (guint i = 0; i < N_TABS; i++)
    tabs[i].set_case (self->tab[i], self->store, self->shown);

  hsl_store_init_context (self->store, &context);
  show_actions (self, &context);
  show_next_step (self, &context);
  hsl_store_clear_context (&context);
  gtk_stack_set_visible_child_name (self->stack, "case");
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HslCasePage) self = user_data;
  g_autoptr (GError)      error = NULL;
  HslCase                *loaded = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (loaded == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The case cannot be opened"), error);
      return;
    }
  hsl_fact_unref (self->shown);
  self->shown = loaded;
  show_case (self);
}

static void
read_case (HslCasePage *self,
           HslStoreFunc func)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->uid == NULL || self->store == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  self->cancellable = g_cancellable_new ();
  hsl_store_run_async (self->store, func, g_strdup (self->uid), g_free, hsl_fact_unref, self->cancellable,
                       on_loaded_cb, g_object_ref (self));
}

static void
reload (HslCasePage *self)
{
  read_case (self, load);
}

static void
on_store_changed_cb (HslCasePage *self,
                     const char  *uid)
{
  if (uid == NULL || g_strcmp0 (uid, self->uid) == 0)
    reload (self);
}

static void
next_step_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HslCasePage *self = HSL_CASE_PAGE (widget);

  if (self->shown != NULL && self->next != NULL)
    begin_action (self, self->next->id, NULL);
}

static void
do_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HslCasePage *self = HSL_CASE_PAGE (widget);

  if (self->shown != NULL)
    begin_action (self, g_variant_get_string (parameter, NULL), NULL);
}

typedef struct
{
  HslCasePage *page;
  GVariant    *prefill;
} Correcting;

static void
on_looked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Correcting         *correcting = user_data;
  HslCasePage        *self = correcting->page;
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) fact = hsl_store_run_finish (HSL_STORE (source), result, &error);
  gboolean            is_here = self->shown != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL;

  if (is_here && fact != NULL)
    begin_action (self, "correct", correcting->prefill);
  else if (is_here)
    hsl_dialogs_show_error (GTK_WIDGET (self), _ ("This was not shown"), error);
  g_object_unref (self);
  g_variant_unref (correcting->prefill);
  g_free (correcting);
}

static const HslFact *
find_subject (const HslCase *on,
              const char    *noun,
              const char    *uid)
{
  if (g_str_equal (noun, "party"))
    return hsl_fact_list_find (on->parties, uid);
  return g_str_equal (noun, "agent") ? hsl_fact_list_find (on->agents, uid) : NULL;
}

/* Whoever corrects what is hidden sees it, and that is noted as any other look. */
static gboolean
begin_hidden_correction (HslCasePage *self,
                         GVariant    *prefill)
{
  g_autoptr (HslMask) mask = hsl_veil_new_mask (self->shown);
  const HslFact      *fact = NULL;
  const HslField     *field;
  const char         *noun, *uid, *name;
  Correcting         *correcting;

  if (g_variant_lookup (prefill, "noun", "&s", &noun) && g_variant_lookup (prefill, "subject", "&s", &uid) &&
      g_variant_lookup (prefill, "field", "&s", &name))
    fact = find_subject (self->shown, noun, uid);
  field = fact != NULL ? hsl_noun_find_field (fact->noun, name) : NULL;
  if (field == NULL || !hsl_mask_hides (mask, fact, field))
    return FALSE;
  correcting = g_new0 (Correcting, 1);
  correcting->page = g_object_ref (self);
  correcting->prefill = g_variant_ref (prefill);
  hsl_deed_reveal_async (self->store, self->uid, fact,
                         hsl_words_code (self->store, "reveal-reason", "correct"),
                         on_looked_cb, correcting);
  return TRUE;
}

static void
ask_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HslCasePage         *self = HSL_CASE_PAGE (widget);
  g_autoptr (GVariant) prefill = NULL;
  const char          *id;

  g_variant_get (parameter, "(&s@a{sv})", &id, &prefill);
  if (self->shown != NULL && (!g_str_equal (id, "correct") || !begin_hidden_correction (self, prefill)))
    begin_action (self, id, prefill);
}

static void
on_deed_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (HslCasePage) self = user_data;
  g_autoptr (GError)      error = NULL;
  g_autoptr (HslFact)     after = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (after == NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    hsl_dialogs_show_error (GTK_WIDGET (self), _ ("This was not done"), error);
}

static void
act_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HslCasePage         *self = HSL_CASE_PAGE (widget);
  g_autoptr (GVariant) input = NULL;
  const char          *id;

  if (self->shown == NULL)
    return;
  g_variant_get (parameter, "(&s@a{sv})", &id, &input);
  hsl_deed_do_async (self->store, self->uid, id, input, on_deed_done_cb, g_object_ref (self));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HslCasePage *self = HSL_CASE_PAGE (widget);
  const char  *form, *subject;

  g_variant_get (parameter, "(&s&s)", &form, &subject);
  if (self->shown != NULL)
    hsl_print_form (widget, self->store, self->shown, form, *subject != '\0' ? subject : NULL);
}

static void
own_data_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HslCasePage *self = HSL_CASE_PAGE (widget);

  if (self->shown != NULL)
    hsl_print_own_data (widget, self->store, self->uid, g_variant_get_string (parameter, NULL));
}

/* F2: all that can be done, to be chosen by the arrow keys. */
static void
show_actions_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  HslCasePage *self = HSL_CASE_PAGE (widget);

  if (self->shown != NULL)
    gtk_menu_button_popup (self->more);
}

/* Ctrl+E: asks why the first party's numbers are to be shown; the others are a tab away. */
static void
reveal_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslCasePage *self = HSL_CASE_PAGE (widget);

  if (self->shown == NULL)
    return;
  gtk_stack_set_visible_child_name (self->tabs, "parties");
  hsl_parties_tab_ask (HSL_PARTIES_TAB (self->tab[TAB_PARTIES]));
}

static void
show_tab_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HslCasePage *self = HSL_CASE_PAGE (widget);

  if (self->shown != NULL)
    gtk_stack_set_visible_child_name (self->tabs, g_variant_get_string (parameter, NULL));
}

static void
hsl_case_page_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HslCasePage *self = HSL_CASE_PAGE (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_CASE_UID:
      g_value_set_string (value, self->uid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_store (HslCasePage *self,
           HslStore    *store)
{
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_set_object (&self->store, store);
  if (self->store != NULL)
    self->changed_handler = g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed_cb),
                                                     self, G_CONNECT_SWAPPED);
  reload (self);
}

static void
hsl_case_page_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  HslCasePage *self = HSL_CASE_PAGE (object);

  switch (id)
    {
    case PROP_STORE:
      set_store (self, g_value_get_object (value));
      break;
    case PROP_CASE_UID:
      hsl_case_page_set_case_uid (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hsl_case_page_dispose (GObject *object)
{
  HslCasePage *self = HSL_CASE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shown, hsl_fact_unref);
  g_clear_pointer (&self->uid, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_CASE_PAGE);

  G_OBJECT_CLASS (hsl_case_page_parent_class)->dispose (object);
}

static void
hsl_case_page_class_init (HslCasePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hsl_case_page_get_property;
  object_class->set_property = hsl_case_page_set_property;
  object_class->dispose = hsl_case_page_dispose;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, HSL_TYPE_STORE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CASE_UID] = g_param_spec_string (
      "case-uid", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "case.next-step", NULL, next_step_action);
  gtk_widget_class_install_action (widget_class, "case.own-data", "s", own_data_action);
  gtk_widget_class_install_action (widget_class, "case.reveal", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "case.do", "s", do_action);
  gtk_widget_class_install_action (widget_class, "case.ask", "(sa{sv})", ask_action);
  gtk_widget_class_install_action (widget_class, "case.act", "(sa{sv})", act_action);
  gtk_widget_class_install_action (widget_class, "case.print", "(ss)", print_action);
  gtk_widget_class_install_action (widget_class, "case.show-actions", NULL, show_actions_action);
  gtk_widget_class_install_action (widget_class, "case.show-tab", "s", show_tab_action);

  g_type_ensure (HSL_TYPE_STATE_STRIP);
  g_type_ensure (HSL_TYPE_CLOCK_STRIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-case-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, stack);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, title);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, state);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, state_strip);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, clock_strip);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, tabs);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, missing);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, actions);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, more);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, next_step);
}

static void
hsl_case_page_init (HslCasePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_TABS; i++)
    {
      self->tab[i] = g_object_new (tabs[i].get_type (), NULL);
      gtk_stack_add_titled (self->tabs, self->tab[i], tabs[i].name, _ (tabs[i].title));
    }
  g_signal_connect_object (self->tabs, "notify::visible-child-name", G_CALLBACK (update_suggestion), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tab[TAB_AGREEMENT], "notify::suggests", G_CALLBACK (update_suggestion), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hsl_case_page_new (void)
{
  return g_object_new (HSL_TYPE_CASE_PAGE, NULL);
}

/**
 * hsl_case_page_set_case_uid:
 * @uid: (nullable): the case to show, none when %NULL
 */
void
hsl_case_page_set_case_uid (HslCasePage *self,
                            const char  *uid)
{
  g_return_if_fail (HSL_IS_CASE_PAGE (self));

  if (g_strcmp0 (uid, self->uid) == 0)
    return;
  g_free (self->uid);
  self->uid = g_strdup (uid);
  read_case (self, open_case);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CASE_UID]);
}

const char *
hsl_case_page_get_case_uid (HslCasePage *self)
{
  g_return_val_if_fail (HSL_IS_CASE_PAGE (self), NULL);

  return self->uid;
}
