/* hsl-term-row.c: entry of one term of an agreement
 *
 * Most terms are due on one day: it is typed beside the amount, and is the term's one instalment. Who
 * splits the term opens the box below; from then on the days stand there. A free paragraph is a row of the
 * same kind, with a text and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-term-row"

#include "hsl-term-row.h"

#include "hsl-path.h"
#include "hsl-term-plan.h"
#include "hsl-widget.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _HslTermRow
{
  GtkWidget parent_instance;

  /* Owned */
  char *instalment; /* (nullable): uid of the only instalment, kept over revisions */
  char *matter;     /* (nullable): as it was before the last change */

  GVariant *draft; /* (nullable): what hsl_term_row_get_draft() said, until something is typed */

  /* Children */
  GtkWidget         *title;
  GtkWidget         *more;
  GtkWidget         *revealer;
  HslFactForm       *form;
  HslFactForm       *rest;        /* %NULL for a paragraph */
  HslInstalmentsBox *instalments; /* %NULL for a paragraph */
};

G_DEFINE_FINAL_TYPE (HslTermRow, hsl_term_row, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  ENTERED,
  REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const main_fields[] = { "debtor", "creditor", "matter", "amount_fen", "manner", NULL };
static const char *const rest_fields[] = { "place", NULL };
static const char *const paragraph_fields[] = { "text", NULL };

static GVariant *
lookup (GVariant   *dict,
        const char *key,
        const char *type)
{
  return dict != NULL ? g_variant_lookup_value (dict, key, G_VARIANT_TYPE (type)) : NULL;
}

static gint64
get_amount (GVariant *draft)
{
  gint64 amount = 0;

  g_variant_lookup (draft, "amount_fen", "x", &amount);
  return amount;
}

static guint
count_parts (HslTermRow *self)
{
  guint n = 0;

  while (self->instalments != NULL && hsl_instalments_box_get_line (self->instalments, n) != NULL)
    n++;
  return n;
}

/* The one due day gives way to the days of the parts. */
static void
update_due (HslTermRow *self)
{
  guint            parts = count_parts (self);
  HslFieldRow     *due = hsl_fact_form_get_row (self->form, "due_on");
  g_autofree char *hint = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (due), parts == 0);
  if (parts == 0)
    return;
  hsl_field_row_set_value (due, NULL);
  hint = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "in %u part, see below", "in %u parts, see below", parts), parts);
  hsl_field_row_set_hint (due, hint);
}

/**
 * hsl_term_form_fit_manner:
 * @form: has the fields matter and manner
 * @before: (inout): the matter as it was; becomes what it is
 *
 * Where the matter was changed, changes a manner that does not go with it: nobody moves out by bank transfer.
 */
void
hsl_term_form_fit_manner (HslFactForm *form,
                          char       **before)
{
  static const char *const of_money[] = { "cash", "transfer", "wechat", "alipay", NULL };
  g_autoptr (GVariant)     draft = g_variant_ref_sink (hsl_fact_form_get_draft (form));
  g_autoptr (GVariant)     fitting = NULL;
  const char              *matter = NULL;
  const char              *manner = NULL;
  const char              *usual = "deed";

  g_variant_lookup (draft, "matter", "&s", &matter);
  g_variant_lookup (draft, "manner", "&s", &manner);
  if (g_strcmp0 (matter, *before) == 0)
    return;
  g_free (*before);
  *before = g_strdup (matter);
  if (matter == NULL || manner == NULL ||
      g_str_equal (matter, "pay") == g_strv_contains (of_money, manner))
    return;
  if (g_str_equal (matter, "pay"))
    usual = "transfer";
  else if (g_str_equal (matter, "return-goods"))
    usual = "goods";
  fitting = g_variant_ref_sink (g_variant_new_string (usual));
  hsl_field_row_set_value (hsl_fact_form_get_row (form, "manner"), fitting);
}

static void
tell_changed (HslTermRow *self)
{
  g_clear_pointer (&self->draft, g_variant_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_form_changed_cb (HslTermRow *self)
{
  g_autoptr (GVariant) draft = NULL;

  if (self->instalments != NULL)
    {
      hsl_term_form_fit_manner (self->form, &self->matter);
      draft = g_variant_ref_sink (hsl_fact_form_get_draft (self->form));
      hsl_instalments_box_set_amount (self->instalments, get_amount (draft));
    }
  tell_changed (self);
}

static void
on_instalments_changed_cb (HslTermRow *self)
{
  update_due (self);
  tell_changed (self);
}

/* What was typed as the one due day is the first guess for the first part. */
static void
on_more_toggled_cb (HslTermRow *self)
{
  gboolean             opens = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more));
  g_autoptr (GVariant) draft = g_variant_ref_sink (hsl_fact_form_get_draft (self->form));
  g_autoptr (GVariant) due = lookup (draft, "due_on", "s");

  if (opens && count_parts (self) == 0)
    hsl_instalments_box_set_first_day (self->instalments, due);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), opens);
  if (opens && gtk_widget_get_mapped (GTK_WIDGET (self)))
    hsl_widget_reveal (GTK_WIDGET (self->instalments));
}

static void
on_entered_cb (HslTermRow *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
request_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  static const char *const names[] = {
    [HSL_TERM_ROW_MOVE_UP] = "term.move-up",
    [HSL_TERM_ROW_MOVE_DOWN] = "term.move-down",
    [HSL_TERM_ROW_DUPLICATE] = "term.duplicate",
    [HSL_TERM_ROW_REMOVE] = "term.remove",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        g_signal_emit (widget, signals[REQUESTED], 0, i);
        return;
      }
}

static GtkWidget *
make_button (const char *icon,
             const char *action,
             const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_head (HslTermRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  self->more = gtk_toggle_button_new_with_label (_ ("Instalments…"));
  gtk_widget_set_tooltip_text (self->more, _ ("Split into instalments, name a place"));
  gtk_widget_add_css_class (self->more, "flat");
  g_signal_connect_object (self->more, "toggled", G_CALLBACK (on_more_toggled_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->more);
  gtk_box_append (GTK_BOX (head), make_button ("go-up-symbolic", "term.move-up", _ ("Move up (Alt+Up)")));
  gtk_box_append (GTK_BOX (head),
                  make_button ("go-down-symbolic", "term.move-down", _ ("Move down (Alt+Down)")));
  gtk_box_append (GTK_BOX (head),
                  make_button ("edit-copy-symbolic", "term.duplicate", _ ("Duplicate (Ctrl+D)")));
  gtk_box_append (GTK_BOX (head),
                  make_button ("user-trash-symbolic", "term.remove", _ ("Remove (Ctrl+Shift+Delete)")));
  return head;
}

static void
hsl_term_row_dispose (GObject *object)
{
  HslTermRow *self = HSL_TERM_ROW (object);
  GtkWidget  *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->instalment, g_free);
  g_clear_pointer (&self->matter, g_free);
  g_clear_pointer (&self->draft, g_variant_unref);
  G_OBJECT_CLASS (hsl_term_row_parent_class)->dispose (object);
}

static void
hsl_term_row_class_init (HslTermRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_term_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  /* The focus came into the row. */
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  /* The list is asked to do something with the row, a HslTermRowRequest. */
  signals[REQUESTED] = g_signal_new ("requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "term.move-up", NULL, request_action);
  gtk_widget_class_install_action (widget_class, "term.move-down", NULL, request_action);
  gtk_widget_class_install_action (widget_class, "term.duplicate", NULL, request_action);
  gtk_widget_class_install_action (widget_class, "term.remove", NULL, request_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "term.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "term.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "term.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "term.remove", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hsl_term_row_init (HslTermRow *self)
{
  GtkLayoutManager   *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hsl-card");
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static GtkWidget *
make_revealed (HslTermRow   *self,
               HslFormScope *scope)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->instalments = HSL_INSTALMENTS_BOX (hsl_instalments_box_new (scope));
  self->rest = HSL_FACT_FORM (hsl_fact_form_new (&hsl_term_noun, scope, rest_fields));
  hsl_field_row_set_hint (
      hsl_fact_form_add_field (self->rest, hsl_noun_find_field (&hsl_instalment_noun, "event"), scope),
      _ ("instead of a day, such as “房屋验收合格”"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->instalments));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rest));
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  g_signal_connect_object (self->instalments, "changed", G_CALLBACK (on_instalments_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rest, "changed", G_CALLBACK (on_form_changed_cb), self, G_CONNECT_SWAPPED);
  return self->revealer;
}

/**
 * hsl_term_row_new:
 * @scope: its parties are who may owe and be owed
 */
GtkWidget *
hsl_term_row_new (HslFormScope *scope)
{
  static HslField wording, due;
  HslTermRow     *self = g_object_new (HSL_TYPE_TERM_ROW, NULL);
  HslFieldRow    *row;

  /* One line is enough for what a term is about, and seven of them must fit a screen. */
  wording = *hsl_noun_find_field (&hsl_term_noun, "text");
  wording.flags &= ~(guint) HSL_FIELD_MULTILINE;
  due = *hsl_noun_find_field (&hsl_instalment_noun, "due_on");
  due.flags &= ~(guint) HSL_FIELD_REQUIRED;

  self->form = HSL_FACT_FORM (hsl_fact_form_new (&hsl_term_noun, scope, main_fields));
  hsl_fact_form_set_columns (self->form, 128, 3);
  hsl_fact_form_add_field (self->form, &due, scope);
  row = hsl_fact_form_add_field (self->form, &wording, scope);
  hsl_wrap_layout_set_wide (GTK_WIDGET (row));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_form_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->form), GTK_WIDGET (self));
  gtk_widget_set_parent (make_revealed (self, scope), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * hsl_term_row_new_paragraph:
 * @scope: for the texts
 *
 * A free paragraph between the terms.
 */
GtkWidget *
hsl_term_row_new_paragraph (HslFormScope *scope)
{
  HslTermRow *self = g_object_new (HSL_TYPE_TERM_ROW, NULL);
  GtkWidget  *head = make_head (self);

  self->form = HSL_FACT_FORM (hsl_fact_form_new (&hsl_free_paragraph_noun, scope, paragraph_fields));
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_form_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->form), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

gboolean
hsl_term_row_is_paragraph (HslTermRow *self)
{
  g_return_val_if_fail (HSL_IS_TERM_ROW (self), FALSE);
  return self->instalments == NULL;
}

/**
 * hsl_term_row_set_number:
 * @number: of terms, or of paragraphs, from 1
 * @position: of rows, from 1
 * @of: how many rows there are
 */
void
hsl_term_row_set_number (HslTermRow *self,
                         guint       number,
                         guint       position,
                         guint       of)
{
  g_autofree char *title = NULL;

  g_return_if_fail (HSL_IS_TERM_ROW (self));

  title = g_strdup_printf (self->instalments != NULL ? _ ("Term %u") : _ ("Paragraph %u"), number);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "term.move-up", position > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "term.move-down", position < of);
}

/* The one due day as the one instalment; the amount is the term's, whatever it was before. */
static GVariant *
make_only_instalment (HslTermRow *self,
                      GVariant   *term,
                      GVariant   *event)
{
  g_autoptr (GVariant) due = lookup (term, "due_on", "s");
  g_autoptr (GVariant) amount = lookup (term, "amount_fen", "x");
  GVariantBuilder      builder;
  GVariantDict         dict;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  if (due != NULL || event != NULL)
    {
      g_variant_dict_init (&dict, NULL);
      if (due != NULL)
        g_variant_dict_insert_value (&dict, "due_on", due);
      else
        g_variant_dict_insert_value (&dict, "event", event);
      if (self->instalment != NULL)
        g_variant_dict_insert (&dict, "uid", "s", self->instalment);
      if (amount != NULL)
        g_variant_dict_insert_value (&dict, "amount_fen", amount);
      g_variant_builder_add_value (&builder, g_variant_dict_end (&dict));
    }
  return g_variant_builder_end (&builder);
}

/* Takes @instalments; %NULL makes them of the one due day. */
static GVariant *
put_together (HslTermRow *self,
              GVariant   *term,
              GVariant   *rest,
              GVariant   *instalments)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (term);
  g_autoptr (GVariant) owned_rest = g_variant_ref_sink (rest);
  g_autoptr (GVariant) place = lookup (owned_rest, "place", "s");
  g_autoptr (GVariant) event = lookup (owned_rest, "event", "s");
  GVariantDict         dict;

  g_variant_dict_init (&dict, owned);
  g_variant_dict_remove (&dict, "due_on");
  g_variant_dict_remove (&dict, "place");
  g_variant_dict_remove (&dict, "event");
  if (place != NULL)
    g_variant_dict_insert_value (&dict, "place", place);
  g_variant_dict_insert_value (&dict, "instalments",
                               instalments != NULL ? instalments : make_only_instalment (self, owned, event));
  return g_variant_dict_end (&dict);
}

/**
 * hsl_term_row_get_value:
 *
 * Returns: (transfer floating) (nullable): the term as an input; %NULL when something cannot be read,
 * which is then
 *   shown at its field
 */
GVariant *
hsl_term_row_get_value (HslTermRow *self,
                        GError    **error)
{
  g_autoptr (GVariant) term = NULL;
  GVariant            *instalments = NULL;

  g_return_val_if_fail (HSL_IS_TERM_ROW (self), NULL);

  term = hsl_fact_form_get_value (self->form, error);
  if (term == NULL)
    return NULL;
  if (self->instalments == NULL)
    return g_steal_pointer (&term);
  g_variant_ref_sink (term);
  if (count_parts (self) > 0)
    {
      instalments = hsl_instalments_box_get_value (self->instalments, error);
      if (instalments == NULL)
        return NULL;
    }
  return put_together (self, term, hsl_fact_form_get_draft (self->rest), instalments);
}

static GVariant *
make_draft (HslTermRow *self)
{
  GVariant *instalments = NULL;

  if (self->instalments == NULL)
    return hsl_fact_form_get_draft (self->form);
  if (count_parts (self) > 0)
    instalments = hsl_instalments_box_get_draft (self->instalments);
  return put_together (self, hsl_fact_form_get_draft (self->form), hsl_fact_form_get_draft (self->rest),
                       instalments);
}

/**
 * hsl_term_row_get_draft:
 *
 * The same again until something is typed: sixty rows are asked at every key.
 *
 * Returns: (transfer full): what is typed so far
 */
GVariant *
hsl_term_row_get_draft (HslTermRow *self)
{
  g_return_val_if_fail (HSL_IS_TERM_ROW (self), NULL);

  if (self->draft == NULL)
    self->draft = g_variant_ref_sink (make_draft (self));
  return g_variant_ref (self->draft);
}

/**
 * hsl_term_row_get_placed_draft:
 * @key: "position" of a term, "after" of a paragraph
 * @place: where the row stands
 *
 * Returns: (transfer full): what is typed so far, and where
 */
GVariant *
hsl_term_row_get_placed_draft (HslTermRow *self,
                               const char *key,
                               gint64      place)
{
  g_autoptr (GVariant) draft = hsl_term_row_get_draft (self);
  GVariantDict         dict;
  gint64               before = -1;

  if (!g_variant_lookup (draft, key, "x", &before) || before != place)
    {
      g_variant_dict_init (&dict, draft);
      g_variant_dict_insert (&dict, key, "x", place);
      g_variant_unref (self->draft);
      self->draft = g_variant_ref_sink (g_variant_dict_end (&dict));
    }
  return g_variant_ref (self->draft);
}

/* Where there is one instalment, its day goes to the field beside the amount. */
static GVariant *
take_only_instalment (HslTermRow *self,
                      GVariant   *value,
                      GVariant   *instalments)
{
  g_autoptr (GVariant) only = NULL;
  g_autoptr (GVariant) due = NULL;
  g_autoptr (GVariant) event = NULL;
  GVariantDict         dict;

  g_clear_pointer (&self->instalment, g_free);
  g_variant_dict_init (&dict, value);
  g_variant_dict_remove (&dict, "instalments");
  if (instalments != NULL && g_variant_n_children (instalments) == 1)
    {
      only = g_variant_get_child_value (instalments, 0);
      due = lookup (only, "due_on", "s");
      event = lookup (only, "event", "s");
      g_variant_lookup (only, "uid", "s", &self->instalment);
      if (due != NULL)
        g_variant_dict_insert_value (&dict, "due_on", due);
      if (event != NULL)
        g_variant_dict_insert_value (&dict, "event", event);
    }
  return g_variant_dict_end (&dict);
}

/**
 * hsl_term_row_set_value:
 * @value: (nullable): a term as hsl_fact_to_variant() writes it, or a draft of one
 */
void
hsl_term_row_set_value (HslTermRow *self,
                        GVariant   *value)
{
  g_autoptr (GVariant) instalments = lookup (value, "instalments", "aa{sv}");
  g_autoptr (GVariant) term = NULL;
  g_autoptr (GVariant) event = NULL;
  gboolean             is_split = instalments != NULL && g_variant_n_children (instalments) > 1;

  g_return_if_fail (HSL_IS_TERM_ROW (self));

  g_clear_pointer (&self->draft, g_variant_unref);
  if (self->instalments == NULL)
    {
      hsl_fact_form_set_value (self->form, value);
      return;
    }
  term = g_variant_ref_sink (take_only_instalment (self, value, instalments));
  hsl_fact_form_set_value (self->form, term);
  hsl_fact_form_set_value (self->rest, term);
  g_clear_pointer (&self->matter, g_free);
  g_variant_lookup (term, "matter", "s", &self->matter);
  hsl_instalments_box_set_value (self->instalments, is_split ? instalments : NULL);
  hsl_instalments_box_set_amount (self->instalments, get_amount (term));
  event = lookup (term, "event", "s");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more), is_split || event != NULL);
  update_due (self);
  g_clear_pointer (&self->draft, g_variant_unref);
}

/**
 * hsl_term_row_show_problem:
 * @path: as in the core's errors, relative to the term
 *
 * Returns: whether the row has that field
 */
gboolean
hsl_term_row_show_problem (HslTermRow *self,
                           const char *path,
                           const char *what)
{
  g_autofree char *name = NULL;
  const char      *rest;

  g_return_val_if_fail (HSL_IS_TERM_ROW (self), FALSE);

  if (!hsl_path_take_name (path, &name, &rest))
    return FALSE;
  if (self->instalments != NULL && g_str_equal (name, "instalments"))
    {
      if (count_parts (self) == 0 && g_str_has_suffix (rest, "event"))
        {
          gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more), TRUE);
          return hsl_fact_form_show_problem (self->rest, "event", what);
        }
      if (count_parts (self) == 0)
        return hsl_fact_form_show_problem (self->form, "due_on", what);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more), TRUE);
      return hsl_instalments_box_show_problem (self->instalments, rest, what);
    }
  if (g_str_equal (name, "place"))
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more), TRUE);
      return hsl_fact_form_show_problem (self->rest, path, what);
    }
  return hsl_fact_form_show_problem (self->form, path, what);
}

void
hsl_term_row_clear_problems (HslTermRow *self)
{
  g_return_if_fail (HSL_IS_TERM_ROW (self));

  hsl_fact_form_clear_problems (self->form);
  if (self->instalments == NULL)
    return;
  hsl_fact_form_clear_problems (self->rest);
  hsl_instalments_box_clear_problems (self->instalments);
}

/**
 * hsl_term_row_focus:
 * @field: where typing goes on
 */
void
hsl_term_row_focus (HslTermRow *self,
                    const char *field)
{
  HslFieldRow *row;

  g_return_if_fail (HSL_IS_TERM_ROW (self));

  row = hsl_fact_form_get_row (self->form, field);
  if (row == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  hsl_widget_reveal (GTK_WIDGET (self));
}

/**
 * hsl_term_row_get_form:
 *
 * Returns: (transfer none): debtor, creditor, matter, amount, manner, due day and wording
 */
HslFactForm *
hsl_term_row_get_form (HslTermRow *self)
{
  g_return_val_if_fail (HSL_IS_TERM_ROW (self), NULL);
  return self->form;
}

HslInstalmentsBox *
hsl_term_row_get_instalments (HslTermRow *self)
{
  g_return_val_if_fail (HSL_IS_TERM_ROW (self), NULL);
  return self->instalments;
}
