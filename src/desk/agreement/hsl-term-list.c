/* hsl-term-list.c: entry of the terms of an agreement
 *
 * Terms and free paragraphs stand in one box, in the order of the paper. A row in which nothing of its own
 * was typed does not count, so that the row that waits for the next term is in nobody's way; paths of the
 * core are counted over the rows that do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-term-list"

#include "hsl-term-list.h"

#include "hsl-clause-dialog.h"
#include "hsl-dict.h"
#include "hsl-path.h"
#include "hsl-term-items.h"
#include "hsl-terms-dialog.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _HslTermList
{
  GtkWidget parent_instance;

  /* Owned */
  HslFormScope *scope;
  HslCase      *on;

  /* Children */
  GtkWidget *rows;
  GtkWidget *adder;
  GtkWidget *undo;

  HslTermRow *current; /* (nullable): where the focus was last; borrowed from the rows */
};

G_DEFINE_FINAL_TYPE (HslTermList, hsl_term_list, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Rows of both kinds. */
static HslTermRow *
first_item (HslTermList *self)
{
  return (HslTermRow *) gtk_widget_get_first_child (self->rows);
}

static HslTermRow *
next_item (HslTermRow *row)
{
  return (HslTermRow *) gtk_widget_get_next_sibling (GTK_WIDGET (row));
}

/* @row, or the next after it that is a term. */
static HslTermRow *
skip_paragraphs (HslTermRow *row)
{
  while (row != NULL && hsl_term_row_is_paragraph (row))
    row = next_item (row);
  return row;
}

static HslTermRow *
first_row (HslTermList *self)
{
  return skip_paragraphs (first_item (self));
}

static HslTermRow *
next_row (HslTermRow *row)
{
  return skip_paragraphs (next_item (row));
}

static HslTermRow *
last_row (HslTermList *self)
{
  HslTermRow *last = NULL;

  for (HslTermRow *row = first_row (self); row != NULL; row = next_row (row))
    last = row;
  return last;
}

static guint
count_items (HslTermList *self)
{
  guint n = 0;

  for (HslTermRow *row = first_item (self); row != NULL; row = next_item (row))
    n++;
  return n;
}

static guint
index_of (HslTermList *self,
          HslTermRow  *wanted)
{
  guint n = 0;

  for (HslTermRow *row = first_item (self); row != NULL && row != wanted; row = next_item (row))
    n++;
  return n;
}

static gboolean
is_blank (HslTermRow *row)
{
  g_autoptr (GVariant) draft = hsl_term_row_get_draft (row);
  g_autoptr (GVariant) amount = g_variant_lookup_value (draft, "amount_fen", NULL);
  g_autoptr (GVariant) text = g_variant_lookup_value (draft, "text", NULL);
  g_autoptr (GVariant) uid = g_variant_lookup_value (draft, "uid", NULL);

  return amount == NULL && text == NULL && uid == NULL;
}

static void
number_rows (HslTermList *self)
{
  guint of = count_items (self);
  guint position = 0, terms = 0, paragraphs = 0;

  for (HslTermRow *row = first_item (self); row != NULL; row = next_item (row))
    {
      guint number = hsl_term_row_is_paragraph (row) ? ++paragraphs : ++terms;

      hsl_term_row_set_number (row, number, ++position, of);
    }
}

static void
tell_changed (HslTermList *self)
{
  gtk_widget_set_visible (self->undo, FALSE);
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
insert_item (HslTermList *self,
             guint        index,
             gboolean     is_paragraph,
             GVariant    *draft)
{
  GtkWidget *row = is_paragraph ? hsl_term_row_new_paragraph (self->scope) : hsl_term_row_new (self->scope);
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

static HslTermRow *
insert_row (HslTermList *self,
            guint        index,
            GVariant    *draft)
{
  return insert_item (self, index, FALSE, draft);
}

static void
duplicate_row (HslTermList *self,
               HslTermRow  *row)
{
  g_autoptr (GVariant) draft = hsl_term_row_get_draft (row);
  g_autoptr (GVariant) copy = hsl_term_items_dup_without_uids (draft);
  gboolean             is_paragraph = hsl_term_row_is_paragraph (row);

  hsl_term_row_focus (insert_item (self, index_of (self, row) + 1, is_paragraph, copy),
                      is_paragraph ? "text" : "creditor");
}

/* The way back is the editor's, and said where the row was. */
static void
remove_row (HslTermList *self,
            HslTermRow  *row)
{
  if (self->current == row)
    self->current = NULL;
  gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (row));
  number_rows (self);
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
  if (request == HSL_TERM_ROW_REMOVE)
    {
      gtk_widget_set_visible (self->undo, TRUE);
      gtk_widget_grab_focus (self->undo);
    }
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
  HslTermRow  *last = last_row (self);
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
      g_autoptr (GVariant) draft = hsl_term_row_get_draft (last);
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
  HslTermRow          *row = insert_row (self, count_items (self), guess);

  hsl_term_row_focus (row, first_row (self) != row ? "creditor" : "debtor");
  tell_changed (self);
}

static void
add_paragraph_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  HslTermList *self = HSL_TERM_LIST (widget);

  hsl_term_row_focus (insert_item (self, count_items (self), TRUE, NULL), "text");
  tell_changed (self);
}

/* The row that waits for a term gives way to those that come. */
static void
drop_waiting_row (HslTermList *self)
{
  HslTermRow *last = last_row (self);

  if (last == NULL || !is_blank (last))
    return;
  if (self->current == last)
    self->current = NULL;
  gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (last));
}

static void
on_terms_chosen_cb (HslTermList *self,
                    GVariant    *terms)
{
  drop_waiting_row (self);
  for (gsize i = 0; i < g_variant_n_children (terms); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (terms, i);

      insert_row (self, count_items (self), item);
    }
  tell_changed (self);
}

static void
on_clause_chosen_cb (HslTermList *self,
                     GVariant    *item,
                     gboolean     is_paragraph)
{
  if (!is_paragraph)
    drop_waiting_row (self);
  hsl_term_row_focus (insert_item (self, count_items (self), is_paragraph, item), "text");
  tell_changed (self);
}

static void
present (HslTermList *self,
         GtkWidget   *dialog)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_clause_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HslTermList         *self = HSL_TERM_LIST (widget);
  g_autoptr (GVariant) guess = make_guess (self, TRUE);
  const char          *creditor = find_only (self->on, "applicant");
  GVariantDict         dict;
  GtkWidget           *dialog;

  g_variant_dict_init (&dict, guess);
  if (creditor != NULL)
    g_variant_dict_insert (&dict, "creditor", "s", creditor);
  dialog = hsl_clause_dialog_new (self->scope, self->on, g_variant_dict_end (&dict));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_clause_chosen_cb), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

static void
add_several_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HslTermList         *self = HSL_TERM_LIST (widget);
  g_autoptr (GVariant) guess = make_guess (self, TRUE);
  GtkWidget           *dialog = hsl_terms_dialog_new (self->scope, self->on, guess);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_terms_chosen_cb), self, G_CONNECT_SWAPPED);
  present (self, dialog);
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
  gtk_widget_class_install_action (widget_class, "terms.add-clause", NULL, add_clause_action);
  gtk_widget_class_install_action (widget_class, "terms.add-paragraph", NULL, add_paragraph_action);
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

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->adder = make_button (_ ("Add a _term"), "terms.add");
  self->undo = make_button (_ ("It was removed: bring it back (Ctrl+Z)"), "agreement.undo");
  gtk_widget_set_visible (self->undo, FALSE);
  gtk_widget_set_halign (self->undo, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (buttons), self->adder);
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("The same for se_veral creditors…"), "terms.add-several"));
  gtk_box_append (GTK_BOX (buttons), make_button (_ ("_Clause library…"), "terms.add-clause"));
  gtk_box_append (GTK_BOX (buttons), make_button (_ ("Free _paragraph"), "terms.add-paragraph"));
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  gtk_widget_set_parent (self->undo, GTK_WIDGET (self));
  gtk_widget_set_parent (buttons, GTK_WIDGET (self));
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
      g_autoptr (GVariant) kept = NULL;
      GVariant            *value;

      if (is_blank (row))
        continue;
      n++;
      if (draft)
        kept = hsl_term_row_get_placed_draft (row, "position", n);
      value = draft ? kept : hsl_term_row_get_value (row, error);
      if (value == NULL)
        {
          g_variant_builder_clear (&builder);
          return NULL;
        }
      g_variant_builder_add_value (&builder, draft ? value : with_position (value, n));
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
 * hsl_term_list_get_paragraphs:
 *
 * Returns: (transfer floating): the free paragraphs, each with the number of terms before it
 */
GVariant *
hsl_term_list_get_paragraphs (HslTermList *self)
{
  GVariantBuilder builder;
  gint64          after = 0;

  g_return_val_if_fail (HSL_IS_TERM_LIST (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (HslTermRow *row = first_item (self); row != NULL; row = next_item (row))
    {
      g_autoptr (GVariant) draft = NULL;

      if (is_blank (row))
        continue;
      if (!hsl_term_row_is_paragraph (row))
        {
          after++;
          continue;
        }
      draft = hsl_term_row_get_placed_draft (row, "after", after);
      g_variant_builder_add_value (&builder, draft);
    }
  return g_variant_builder_end (&builder);
}

/* Whether the row shows that already; where it stands counts for nothing. */
static gboolean
shows (HslTermRow        *row,
       const HslTermItem *item)
{
  const char          *key = item->is_paragraph ? "after" : "position";
  g_autoptr (GVariant) draft = hsl_term_row_get_draft (row);
  g_autoptr (GVariant) a = NULL;
  g_autoptr (GVariant) b = NULL;
  GVariantDict         mine, other;

  if (hsl_term_row_is_paragraph (row) != item->is_paragraph)
    return FALSE;
  g_variant_dict_init (&mine, draft);
  g_variant_dict_init (&other, item->value);
  g_variant_dict_remove (&mine, key);
  g_variant_dict_remove (&other, key);
  a = g_variant_ref_sink (g_variant_dict_end (&mine));
  b = g_variant_ref_sink (g_variant_dict_end (&other));
  return hsl_dict_equal (a, b);
}

/**
 * hsl_term_list_set_value:
 * @terms: (nullable): terms or a draft of them; one empty row waits when there is none
 * @paragraphs: (nullable): free paragraphs
 *
 * A row that shows what it should stays, with what is open in it and the focus.
 */
void
hsl_term_list_set_value (HslTermList *self,
                         GVariant    *terms,
                         GVariant    *paragraphs)
{
  g_autoptr (GArray) items = hsl_term_items_new (terms, paragraphs);
  HslTermRow        *row;

  g_return_if_fail (HSL_IS_TERM_LIST (self));

  row = first_item (self);
  for (guint i = 0; i < items->len; i++)
    {
      const HslTermItem *item = &g_array_index (items, HslTermItem, i);
      HslTermRow        *next = row != NULL ? next_item (row) : NULL;

      /* One that was taken away, or put in, leaves the others as they are. */
      if (row != NULL && !shows (row, item) && next != NULL && shows (next, item))
        {
          gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (row));
          row = next;
        }
      if (row == NULL || hsl_term_row_is_paragraph (row) != item->is_paragraph ||
          (!shows (row, item) && i + 1 < items->len && shows (row, item + 1)))
        {
          insert_item (self, i, item->is_paragraph, item->value);
          continue;
        }
      if (!shows (row, item))
        hsl_term_row_set_value (row, item->value);
      row = next_item (row);
    }
  while (row != NULL)
    {
      HslTermRow *next = next_item (row);

      gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (row));
      row = next;
    }
  self->current = NULL;
  gtk_widget_set_visible (self->undo, FALSE);
  if (first_item (self) == NULL)
    {
      g_autoptr (GVariant) guess = make_guess (self, FALSE);

      insert_row (self, 0, guess);
    }
  number_rows (self);
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

/**
 * hsl_term_list_show_paragraph_problem:
 * @path: "[0].text"
 *
 * Returns: whether there was a place to show it at
 */
gboolean
hsl_term_list_show_paragraph_problem (HslTermList *self,
                                      const char  *path,
                                      const char  *what)
{
  const char *rest;
  guint       index;

  g_return_val_if_fail (HSL_IS_TERM_LIST (self), FALSE);

  if (!hsl_path_take_index (path, &index, &rest))
    return FALSE;
  for (HslTermRow *row = first_item (self); row != NULL; row = next_item (row))
    if (hsl_term_row_is_paragraph (row) && !is_blank (row) && index-- == 0)
      return hsl_term_row_show_problem (row, rest, what);
  return FALSE;
}

void
hsl_term_list_clear_problems (HslTermList *self)
{
  g_return_if_fail (HSL_IS_TERM_LIST (self));

  for (HslTermRow *row = first_item (self); row != NULL; row = next_item (row))
    hsl_term_row_clear_problems (row);
}

/**
 * hsl_term_list_get_row:
 *
 * Returns: (transfer none) (nullable): the row of the term at @index, blank ones counted
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
