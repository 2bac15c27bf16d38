/* hsl-clause-dialog.c: a clause out of the library, with its blanks filled in
 *
 * A term takes who, whom, how much and by when as fields, never as words; only what else it says is a blank.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-clause-dialog"

#include "hsl-clause-dialog.h"

#include "hsl-agreement.h"
#include "hsl-money.h"
#include "hsl-rulebook.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CLAUSE "hsl-clause"

struct _HslClauseDialog
{
  AdwWindow parent_instance;

  /* Owned */
  HslFormScope    *scope;
  GPtrArray       *clauses;
  GPtrArray       *blanks; /* (nullable): of HslBlank of the chosen clause */
  HslField        *fields; /* one for each blank, named by it */
  GVariant        *first;  /* debtor, creditor, matter, due_on as first guess */
  const HslClause *chosen; /* (nullable): one of the clauses */

  /* Template Widgets */
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *sheet;
  GtkWidget *blank_box;
  AdwBin    *bin;
  GtkLabel  *text;
  GtkWidget *accept;

  /* Child of the bin */
  HslFactForm *form; /* (nullable): of the term */
};

G_DEFINE_FINAL_TYPE (HslClauseDialog, hsl_clause_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const term_fields[] = { "debtor", "creditor", "amount_fen", NULL };
static const char *const deed_fields[] = { "debtor", "creditor", NULL };

static HslBlank *
blank_at (HslClauseDialog *self,
          guint            index)
{
  return g_ptr_array_index (self->blanks, index);
}

/* What stands on paper: a day and a sum in the way of papers. */
static char *
dup_blank_text (const HslBlank *blank,
                GVariant       *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (blank->kind == HSL_BLANK_DAY)
    return hsl_day_to_chinese (hsl_day_from_iso (g_variant_get_string (value, NULL)));
  if (blank->kind == HSL_BLANK_MONEY)
    return hsl_money_format (g_variant_get_int64 (value));
  return g_variant_dup_string (value, NULL);
}

/**
 * hsl_clause_dialog_dup_text:
 *
 * Returns: (transfer full) (nullable): the clause with what is typed so far
 */
char *
hsl_clause_dialog_dup_text (HslClauseDialog *self)
{
  g_autoptr (GHashTable) filled = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_return_val_if_fail (HSL_IS_CLAUSE_DIALOG (self), NULL);

  if (self->chosen == NULL)
    return NULL;
  for (guint i = 0; i < self->blanks->len; i++)
    {
      const HslBlank      *blank = blank_at (self, i);
      HslFieldRow         *row = hsl_clause_dialog_get_blank (self, blank->name);
      g_autoptr (GVariant) value = hsl_field_row_get_value (row, NULL);

      if (value != NULL)
        g_variant_ref_sink (value);
      g_hash_table_insert (filled, blank->name, dup_blank_text (blank, value));
    }
  return hsl_clause_dup_text (self->chosen, filled);
}

static void
update_text (HslClauseDialog *self)
{
  g_autofree char *text = hsl_clause_dialog_dup_text (self);

  gtk_label_set_text (self->text, text != NULL ? text : "");
}

/* Shows what cannot be read at its field. */
static gboolean
check_blanks (HslClauseDialog *self)
{
  gboolean is_right = TRUE;

  for (guint i = 0; i < self->blanks->len; i++)
    {
      HslFieldRow         *row = hsl_clause_dialog_get_blank (self, blank_at (self, i)->name);
      g_autoptr (GError)   error = NULL;
      g_autoptr (GVariant) value = hsl_field_row_get_value (row, &error);

      if (value != NULL)
        g_variant_ref_sink (value);
      is_right = is_right && error == NULL;
    }
  return is_right;
}

/* Returns: (transfer floating) (nullable): the term or paragraph */
static GVariant *
make_item (HslClauseDialog *self)
{
  g_autofree char     *text = hsl_clause_dialog_dup_text (self);
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GVariant) due = NULL;
  GVariantDict         dict;
  gint64               amount = 0;

  if (self->form != NULL)
    {
      value = hsl_fact_form_get_value (self->form, NULL);
      if (value == NULL)
        return NULL;
      g_variant_ref_sink (value);
    }
  g_variant_dict_init (&dict, value);
  g_variant_dict_insert (&dict, "text", "s", text);
  if (self->form == NULL)
    return g_variant_dict_end (&dict);

  due = g_variant_lookup_value (value, "due_on", G_VARIANT_TYPE_STRING);
  g_variant_lookup (value, "amount_fen", "x", &amount);
  g_variant_dict_remove (&dict, "due_on");
  g_variant_dict_insert (&dict, "matter", "s", self->chosen->matter);
  g_variant_dict_insert (&dict, "manner", "s",
                         g_str_equal (self->chosen->matter, "pay") ? "transfer" : "deed");
  if (due != NULL)
    {
      GVariantBuilder instalments;

      g_variant_builder_init (&instalments, G_VARIANT_TYPE ("aa{sv}"));
      g_variant_builder_open (&instalments, G_VARIANT_TYPE_VARDICT);
      g_variant_builder_add (&instalments, "{sv}", "due_on", due);
      if (amount > 0)
        g_variant_builder_add (&instalments, "{sv}", "amount_fen", g_variant_new_int64 (amount));
      g_variant_builder_close (&instalments);
      g_variant_dict_insert_value (&dict, "instalments", g_variant_builder_end (&instalments));
    }
  return g_variant_dict_end (&dict);
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslClauseDialog     *self = HSL_CLAUSE_DIALOG (widget);
  g_autoptr (GVariant) item = NULL;

  if (self->chosen == NULL || !check_blanks (self))
    return;
  item = make_item (self);
  if (item == NULL)
    return;
  g_variant_ref_sink (item);
  g_signal_emit (self, signals[CHOSEN], 0, item, self->form == NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static const HslClause *
clause_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), CLAUSE);
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       user_data)
{
  HslClauseDialog *self = user_data;
  const char      *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const HslClause *clause = clause_of (row);

  return strstr (clause->title, typed) != NULL || strstr (clause->text, typed) != NULL;
}

static void
on_search_changed_cb (HslClauseDialog *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static void
add_blank (HslClauseDialog *self,
           guint            index)
{
  static const HslFieldType types[] = {
    [HSL_BLANK_TEXT] = HSL_FIELD_TEXT,
    [HSL_BLANK_DAY] = HSL_FIELD_DAY,
    [HSL_BLANK_MONEY] = HSL_FIELD_MONEY,
  };
  const HslBlank *blank = blank_at (self, index);
  HslField       *field = &self->fields[index];
  HslFieldRow    *row;

  field->name = blank->name;
  field->label = blank->name;
  field->type = types[blank->kind];
  row = hsl_field_row_new (field, self->scope);
  if (blank->usual != NULL)
    {
      g_autoptr (GVariant) usual = g_variant_ref_sink (g_variant_new_string (blank->usual));

      hsl_field_row_set_value (row, usual);
    }
  gtk_widget_set_valign (GTK_WIDGET (row), GTK_ALIGN_START);
  g_signal_connect_object (row, "changed", G_CALLBACK (update_text), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->blank_box), GTK_WIDGET (row));
}

/* Terms ask who, whom, how much and by when; paragraphs do not. */
static void
show_form (HslClauseDialog *self)
{
  gboolean pays;

  adw_bin_set_child (self->bin, NULL);
  self->form = NULL;
  if (self->chosen->matter == NULL)
    return;
  pays = g_str_equal (self->chosen->matter, "pay");
  self->form =
      HSL_FACT_FORM (hsl_fact_form_new (&hsl_term_noun, self->scope, pays ? term_fields : deed_fields));
  hsl_fact_form_add_field (self->form, hsl_noun_find_field (&hsl_instalment_noun, "due_on"), self->scope);
  hsl_fact_form_set_value (self->form, self->first);
  adw_bin_set_child (self->bin, GTK_WIDGET (self->form));
}

static void
show_clause (HslClauseDialog *self,
             const HslClause *clause)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->blank_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->blank_box), row);
  g_clear_pointer (&self->blanks, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_free);
  self->chosen = clause;
  self->blanks = hsl_clause_list_blanks (clause);
  self->fields = g_new0 (HslField, MAX (self->blanks->len, 1));
  for (guint i = 0; i < self->blanks->len; i++)
    add_blank (self, i);
  gtk_widget_set_visible (self->blank_box, self->blanks->len > 0);
  show_form (self);
  gtk_widget_set_visible (self->sheet, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "clause.accept", TRUE);
  update_text (self);
}

static void
on_row_selected_cb (HslClauseDialog *self,
                    GtkListBoxRow   *row)
{
  if (row != NULL && clause_of (row) != self->chosen)
    show_clause (self, clause_of (row));
}

static void
hsl_clause_dialog_dispose (GObject *object)
{
  HslClauseDialog *self = HSL_CLAUSE_DIALOG (object);

  self->form = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_CLAUSE_DIALOG);
  G_OBJECT_CLASS (hsl_clause_dialog_parent_class)->dispose (object);
}

static void
hsl_clause_dialog_finalize (GObject *object)
{
  HslClauseDialog *self = HSL_CLAUSE_DIALOG (object);

  g_clear_object (&self->scope);
  g_clear_pointer (&self->blanks, g_ptr_array_unref);
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_free);
  g_clear_pointer (&self->first, g_variant_unref);
  G_OBJECT_CLASS (hsl_clause_dialog_parent_class)->finalize (object);
}

static void
hsl_clause_dialog_class_init (HslClauseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_clause_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = hsl_clause_dialog_finalize;

  /* The term or the paragraph as a draft, and whether it is a paragraph. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_VARIANT, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "clause.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "clause.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-clause-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HslClauseDialog, search);
  gtk_widget_class_bind_template_child (widget_class, HslClauseDialog, list);
  gtk_widget_class_bind_template_child (widget_class, HslClauseDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, HslClauseDialog, blank_box);
  gtk_widget_class_bind_template_child (widget_class, HslClauseDialog, bin);
  gtk_widget_class_bind_template_child (widget_class, HslClauseDialog, text);
  gtk_widget_class_bind_template_child (widget_class, HslClauseDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
}

static void
hsl_clause_dialog_init (HslClauseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->blank_box, g_object_new (HSL_TYPE_WRAP_LAYOUT, NULL));
  hsl_wrap_layout_set_columns (HSL_WRAP_LAYOUT (gtk_widget_get_layout_manager (self->blank_box)), 160, 2);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_row, self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "clause.accept", FALSE);
}

static void
add_clause (HslClauseDialog *self,
            const HslClause *clause)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *label = gtk_label_new (clause->title);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", clause->title, clause->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "hsl-clause");
  gtk_widget_set_tooltip_text (row, clause->text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (row), CLAUSE, (gpointer) clause);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/**
 * hsl_clause_dialog_new:
 * @scope: its parties are who may owe and be owed
 * @on: the case, whose type says which clauses come first
 * @first: debtor, creditor and due_on as first guess, a{sv}
 */
GtkWidget *
hsl_clause_dialog_new (HslFormScope *scope,
                       HslCase      *on,
                       GVariant     *first)
{
  HslClauseDialog      *self = g_object_new (HSL_TYPE_CLAUSE_DIALOG, NULL);
  g_autofree char      *folder = hsl_dup_config_folder ();
  g_autoptr (GPtrArray) list = NULL;

  self->scope = g_object_ref (scope);
  self->first = g_variant_ref_sink (first);
  self->clauses = hsl_clauses_new (folder);
  list = hsl_clauses_list_for (self->clauses, on->type);
  for (guint i = 0; i < list->len; i++)
    add_clause (self, g_ptr_array_index (list, i));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  return GTK_WIDGET (self);
}

/**
 * hsl_clause_dialog_choose:
 * @id: of a clause
 *
 * Returns: whether it is in the list
 */
gboolean
hsl_clause_dialog_choose (HslClauseDialog *self,
                          const char      *id)
{
  g_return_val_if_fail (HSL_IS_CLAUSE_DIALOG (self), FALSE);

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (clause_of (GTK_LIST_BOX_ROW (row))->id, id))
      {
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
        return TRUE;
      }
  return FALSE;
}

/**
 * hsl_clause_dialog_get_blank:
 *
 * Returns: (transfer none) (nullable): where a blank of the chosen clause is filled in
 */
HslFieldRow *
hsl_clause_dialog_get_blank (HslClauseDialog *self,
                             const char      *name)
{
  g_return_val_if_fail (HSL_IS_CLAUSE_DIALOG (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->blank_box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (hsl_field_row_get_field (HSL_FIELD_ROW (row))->name, name))
      return HSL_FIELD_ROW (row);
  return NULL;
}

/**
 * hsl_clause_dialog_get_form:
 *
 * Returns: (transfer none) (nullable): who, whom, how much and by when; %NULL for a paragraph
 */
HslFactForm *
hsl_clause_dialog_get_form (HslClauseDialog *self)
{
  g_return_val_if_fail (HSL_IS_CLAUSE_DIALOG (self), NULL);
  return self->form;
}
