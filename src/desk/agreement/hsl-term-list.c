/* hsl-term-list.c: entry of the terms of an agreement
 *
 * A row in which nothing of its own was typed does not count, so that the row that waits for the next
 * term is in nobody's way; paths of the core are counted over the rows that do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-term-list"

#include "hsl-term-list.h"

#include "hsl-path.h"
#include "hsl-terms-dialog.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _HslTermList
{
  GtkWidget parent_instance;

  /* Owned */
  HslFormScope *scope;
  HslCase      *on;
  GPtrArray    *removed; /* of Removed, the last one is undone first */

  /* Children */
  GtkWidget *rows;
  GtkWidget *adder;
  GtkWidget *undo;

  HslTermRow *current; /* (nullable): where the focus was last; borrowed from the rows */
};

G_DEFINE_FINAL_TYPE (HslTermList, hsl_term_list, GTK_TYPE_WIDGET)

typedef struct
{
  guint     index;
  GVariant *draft;
} Removed;

enum
{
  CHANGED,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
removed_free (gpointer data)
{
  Removed *removed = data;

  g_variant_unref (removed->draft);
  g_free (removed);
}

static HslTermRow *
first_row (HslTermList *self)
{
  return (HslTermRow *) gtk_widget_get_first_child (self->rows);
}

static HslTermRow *
next_row (HslTermRow *row)
{
  return (HslTermRow *) gtk_widget_get_next_sibling (GTK_WIDGET (row));
}

static guint
count_rows (HslTermList *self)
{
  guint n = 0;

  for (HslTermRow *row = first_row (self); row != NULL; row = next_row (row))
    n++;
  return n;
}

static guint
index_of (HslTermList *self,
          HslTermRow  *wanted)
{
  guint n = 0;

  for (HslTermRow *row = first_row (self); row != NULL && row != wanted; row = next_row (row))
    n++;
  return n;
}

static gboolean
is_blank (HslTermRow *row)
{
  g_autoptr (GVariant) draft = g_variant_ref_sink (hsl_term_row_get_draft (row));
  g_autoptr (GVariant) amount = g_variant_lookup_value (draft, "amount_fen", NULL);
  g_autoptr (GVariant) text = g_variant_lookup_value (draft, "text", NULL);
  g_autoptr (GVariant) uid = g_variant_lookup_value (draft, "uid", NULL);

  return amount == NULL && text == NULL && uid == NULL;
}

static void
update_undo (HslTermList *self)
{
  g_autofree char *label = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "terms.undo-remove", self->removed->len > 0);
  gtk_widget_set_visible (self->undo, self->removed->len > 0);
  if (self->removed->len == 0)
    return;
  label =
      g_strdup_printf (_ ("Term %u was removed: bring it back (Ctrl+Z)"),
                       ((Removed *) g_ptr_array_index (self->removed, self->removed->len - 1))->index + 1);
  gtk_button_set_label (GTK_BUTTON (self->undo), label);
}

static void
number_rows (HslTermList *self)
{
  guint of = count_rows (self);
  guint n = 0;

  for (HslTermRow *row = first_row (self); row != NULL; row = next_row (row))
    hsl_term_row_set_number (row, ++n, of);
}

static void
tell_changed (HslTermList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_row_entered_cb (HslTermRow  *row,
                   HslTermList *self)
{
  self->current = row;
  g_signal_emit (self, signals[ENTERED], 0);
}

static void on_row_requested_cb (HslTermRow *row, guint request, HslTermList *self);

/* Inserts a row after the first @index ones. */
static HslTermRow *
insert_row (HslTermList *self,
            guint        index,
            GVariant    *draft)
{
  GtkWidget *row = hsl_term_row_new (self->scope);
  GtkWidget *after = NULL;

  for (GtkWidget *at = gtk_widget_get_first_child (self->rows); at != NULL && index > 0;
       at = gtk_widget_get_next_sibling (at), index--)
    after = at;
  hsl_term_row_set_value (HSL_TERM_ROW (row), draft);
  g_signal_connect_object (row, "changed", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entered", G_CALLBACK (on_row_entered_cb), self, 0);
  g_signal_connect_object (row, "requested", G_CALLBACK (on_row_requested_cb), self, 0);
  gtk_box_insert_child_after (GTK_BOX (self->rows), row, after);
  number_rows (self);
  return HSL_TERM_ROW (row);
}

/* A copy is another promise, so it is no copy of the facts behind. */
static GVariant *
without_uids (GVariant *draft)
{
  g_autoptr (GVariant) instalments =
      g_variant_lookup_value (draft, "instalments", G_VARIANT_TYPE ("aa{sv}"));
  GVariantBuilder builder;
  GVariantDict    dict;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (gsize i = 0; instalments != NULL && i < g_variant_n_children (instalments); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (instalments, i);
      GVariantDict         inner;

      g_variant_dict_init (&inner, item);
      g_variant_dict_remove (&inner, "uid");
      g_variant_builder_add_value (&builder, g_variant_dict_end (&inner));
    }
  g_variant_dict_init (&dict, draft);
  g_variant_dict_remove (&dict, "uid");
  g_variant_dict_insert_value (&dict, "instalments", g_variant_builder_end (&builder));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static void
duplicate_row (HslTermList *self,
               HslTermRow  *row)
{
  g_autoptr (GVariant) draft = g_variant_ref_sink (hsl_term_row_get_draft (row));
  g_autoptr (GVariant) copy = without_uids (draft);

  hsl_term_row_focus (insert_row (self, index_of (self, row) + 1, copy), "creditor");
}

static void
remove_row (HslTermList *self,
            HslTermRow  *row)
{
  Removed *removed = g_new0 (Removed, 1);

  removed->index = index_of (self, row);
  removed->draft = g_variant_ref_sink (hsl_term_row_get_draft (row));
  g_ptr_array_add (self->removed, removed);
  if (self->current == row)
    self->current = NULL;
  gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (row));
  number_rows (self);
  update_undo (self);
  gtk_widget_grab_focus (self->undo);
}

/* The focus stays where it is, so that a row can be carried over several others. */
static void
move_row (HslTermList *self,
          HslTermRow  *row,
          gboolean     up)
{
  GtkWidget *neighbour = up ? gtk_widget_get_prev_sibling (GTK_WIDGET (row))
                            : gtk_widget_get_next_sibling (GTK_WIDGET (row));

  if (neighbour == NULL)
    return;
  if (up)
    gtk_box_reorder_child_after (GTK_BOX (self->rows), neighbour, GTK_WIDGET (row));
  else
    gtk_box_reorder_child_after (GTK_BOX (self->rows), GTK_WIDGET (row), neighbour);
  number_rows (self);
}

static void
on_row_requested_cb (HslTermRow  *row,
                     guint        request,
                     HslTermList *self)
{
  switch ((HslTermRowRequest) request)
    {
    case HSL_TERM_ROW_MOVE_UP:
    case HSL_TERM_ROW_MOVE_DOWN:
      move_row (self, row, request == HSL_TERM_ROW_MOVE_UP);
      break;
    case HSL_TERM_ROW_DUPLICATE:
      duplicate_row (self, row);
      break;
    case HSL_TERM_ROW_REMOVE:
      remove_row (self, row);
      break;
    default:
      g_assert_not_reached ();
    }
  tell_changed (self);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslTermList *self = HSL_TERM_LIST (widget);
  Removed     *removed;
  HslTermRow  *row;

  if (self->removed->len == 0)
    return;
  removed = g_ptr_array_index (self->removed, self->removed->len - 1);
  row = insert_row (self, removed->index, removed->draft);
  g_ptr_array_set_size (self->removed, (int) self->removed->len - 1);
  hsl_term_row_focus (row, "creditor");
  update_undo (self);
  tell_changed (self);
}

/* The only one on a side who can sign, if there is only one. */
static const char *
find_only (const HslCase *on,
           const char    *side)
{
  const char *found = NULL;

  for (guint i = 0; i < on->parties->len; i++)
    {
      const HslParty *party = g_ptr_array_index (on->parties, i);

      if (g_strcmp0 (party->side, side) != 0 || g_strcmp0 (party->presence, "absent") == 0 ||
          g_strcmp0 (party->presence, "refusing") == 0)
        continue;
      if (found != NULL)
        return NULL;
      found = party->fact.uid;
    }
  return found;
}

static void
copy_key (GVariantDict *to,
          GVariant     *from,
          const char   *key)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (from, key, NULL);

  if (value != NULL)
    g_variant_dict_insert_value (to, key, value);
}

/* Terms of one agreement are alike: the next one begins with what the last one has. With @flat the due day
 * stands in the dictionary itself, as the dialog wants it. */
static GVariant *
make_guess (HslTermList *self,
            gboolean     flat)
{
  HslTermRow  *last = (HslTermRow *) gtk_widget_get_last_child (self->rows);
  const char  *debtor = find_only (self->on, "respondent");
  const char  *creditor = find_only (self->on, "applicant");
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (last == NULL)
    {
      g_variant_dict_insert (&dict, "matter", "s", "pay");
      g_variant_dict_insert (&dict, "manner", "s", "transfer");
      if (debtor != NULL)
        g_variant_dict_insert (&dict, "debtor", "s", debtor);
      if (creditor != NULL && !flat)
        g_variant_dict_insert (&dict, "creditor", "s", creditor);
    }
  else
    {
      g_autoptr (GVariant) draft = g_variant_ref_sink (hsl_term_row_get_draft (last));
      g_autoptr (GVariant) form = g_variant_ref_sink (hsl_fact_form_get_draft (hsl_term_row_get_form (last)));

      copy_key (&dict, draft, "debtor");
      copy_key (&dict, draft, "matter");
      copy_key (&dict, draft, "manner");
      if (flat)
        copy_key (&dict, form, "due_on");
    }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HslTermList         *self = HSL_TERM_LIST (widget);
  g_autoptr (GVariant) guess = make_guess (self, FALSE);
  HslTermRow          *row = insert_row (self, count_rows (self), guess);

  hsl_term_row_focus (row, count_rows (self) > 1 ? "creditor" : "debtor");
  tell_changed (self);
}

static void
on_terms_chosen_cb (HslTermList *self,
                    GVariant    *terms)
{
  HslTermRow *last = (HslTermRow *) gtk_widget_get_last_child (self->rows);

  if (last != NULL && is_blank (last))
    {
      if (self->current == last)
        self->current = NULL;
      gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (last));
    }
  for (gsize i = 0; i < g_variant_n_children (terms); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (terms, i);

      insert_row (self, count_rows (self), item);
    }
  tell_changed (self);
}

static void
add_several_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HslTermList         *self = HSL_TERM_LIST (widget);
  g_autoptr (GVariant) guess = make_guess (self, TRUE);
  GtkWidget           *dialog = hsl_terms_dialog_new (self->scope, self->on, guess);
  GtkRoot             *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_terms_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
hsl_term_list_dispose (GObject *object)
{
  HslTermList *self = HSL_TERM_LIST (object);
  GtkWidget   *child;

  self->current = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->on, hsl_fact_unref);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  G_OBJECT_CLASS (hsl_term_list_parent_class)->dispose (object);
}

static void
hsl_term_list_class_init (HslTermListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_term_list_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "terms.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "terms.add-several", NULL, add_several_action);
  gtk_widget_class_install_action (widget_class, "terms.undo-remove", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "terms.undo-remove", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
make_button (const char *label,
             const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
hsl_term_list_init (HslTermList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget        *buttons = hsl_wrap_box_new ();

  self->removed = g_ptr_array_new_with_free_func (removed_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->adder = make_button (_ ("Add a _term"), "terms.add");
  self->undo = make_button ("", "terms.undo-remove");
  gtk_button_set_use_underline (GTK_BUTTON (self->undo), FALSE);
  gtk_widget_set_halign (self->undo, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (buttons), self->adder);
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("The same for se_veral creditors…"), "terms.add-several"));
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  gtk_widget_set_parent (self->undo, GTK_WIDGET (self));
  gtk_widget_set_parent (buttons, GTK_WIDGET (self));
  update_undo (self);
}

/**
 * hsl_term_list_new:
 * @scope: its parties are who may owe and be owed
 * @on: the case
 */
GtkWidget *
hsl_term_list_new (HslFormScope *scope,
                   HslCase      *on)
{
  HslTermList *self = g_object_new (HSL_TYPE_TERM_LIST, NULL);

  self->scope = g_object_ref (scope);
  self->on = hsl_fact_ref (on);
  return GTK_WIDGET (self);
}

static GVariant *
with_position (GVariant *value,
               gint64    position)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  GVariantDict         dict;

  g_variant_dict_init (&dict, owned);
  g_variant_dict_insert (&dict, "position", "x", position);
  return g_variant_dict_end (&dict);
}

static GVariant *
collect (HslTermList *self,
         gboolean     draft,
         GError     **error)
{
  GVariantBuilder builder;
  gint64          n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (HslTermRow *row = first_row (self); row != NULL; row = next_row (row))
    {
      GVariant *value;

      if (is_blank (row))
        continue;
      value = draft ? hsl_term_row_get_draft (row) : hsl_term_row_get_value (row, error);
      if (value == NULL)
        {
          g_variant_builder_clear (&builder);
          return NULL;
        }
      g_variant_builder_add_value (&builder, with_position (value, ++n));
    }
  return g_variant_builder_end (&builder);
}

/**
 * hsl_term_list_get_value:
 *
 * Returns: (transfer floating) (nullable): the terms as an input; %NULL when something cannot be read,
 * which is
 *   then shown at its field
 */
GVariant *
hsl_term_list_get_value (HslTermList *self,
                         GError     **error)
{
  g_return_val_if_fail (HSL_IS_TERM_LIST (self), NULL);
  return collect (self, FALSE, error);
}

/**
 * hsl_term_list_get_draft:
 *
 * Returns: (transfer floating): what is typed so far
 */
GVariant *
hsl_term_list_get_draft (HslTermList *self)
{
  g_return_val_if_fail (HSL_IS_TERM_LIST (self), NULL);
  return collect (self, TRUE, NULL);
}

/**
 * hsl_term_list_set_value:
 * @value: (nullable): terms or a draft of them; one empty row waits when there is none
 */
void
hsl_term_list_set_value (HslTermList *self,
                         GVariant    *value)
{
  GtkWidget *row;

  g_return_if_fail (HSL_IS_TERM_LIST (self));

  self->current = NULL;
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  g_ptr_array_set_size (self->removed, 0);
  update_undo (self);
  for (gsize i = 0; value != NULL && i < g_variant_n_children (value); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (value, i);

      insert_row (self, (guint) i, item);
    }
  if (first_row (self) == NULL)
    {
      g_autoptr (GVariant) guess = make_guess (self, FALSE);

      insert_row (self, 0, guess);
    }
}

/* The row that the core knows as terms[@index]. */
static HslTermRow *
find_counted (HslTermList *self,
              guint        index)
{
  for (HslTermRow *row = first_row (self); row != NULL; row = next_row (row))
    if (!is_blank (row) && index-- == 0)
      return row;
  return NULL;
}

/**
 * hsl_term_list_show_problem:
 * @path: "[3].creditor", or "" for the list itself
 *
 * Returns: whether there was a place to show it at
 */
gboolean
hsl_term_list_show_problem (HslTermList *self,
                            const char  *path,
                            const char  *what)
{
  const char *rest;
  guint       index;
  HslTermRow *row;

  g_return_val_if_fail (HSL_IS_TERM_LIST (self), FALSE);

  if (!hsl_path_take_index (path, &index, &rest))
    {
      gtk_widget_grab_focus (self->adder);
      return FALSE;
    }
  row = find_counted (self, index);
  return row != NULL && hsl_term_row_show_problem (row, rest, what);
}

void
hsl_term_list_clear_problems (HslTermList *self)
{
  g_return_if_fail (HSL_IS_TERM_LIST (self));

  for (HslTermRow *row = first_row (self); row != NULL; row = next_row (row))
    hsl_term_row_clear_problems (row);
}

/**
 * hsl_term_list_get_row:
 *
 * Returns: (transfer none) (nullable): the row at @index, blank ones counted
 */
HslTermRow *
hsl_term_list_get_row (HslTermList *self,
                       guint        index)
{
  g_return_val_if_fail (HSL_IS_TERM_LIST (self), NULL);

  for (HslTermRow *row = first_row (self); row != NULL; row = next_row (row))
    if (index-- == 0)
      return row;
  return NULL;
}

/**
 * hsl_term_list_get_current:
 *
 * Returns: which of the terms that count has the focus, -1 for none
 */
int
hsl_term_list_get_current (HslTermList *self)
{
  int n = 0;

  g_return_val_if_fail (HSL_IS_TERM_LIST (self), -1);

  for (HslTermRow *row = first_row (self); row != NULL; row = next_row (row))
    {
      if (is_blank (row))
        continue;
      if (row == self->current)
        return n;
      n++;
    }
  return -1;
}
