/* hsl-finding-list.c: what was found before signing
 *
 * Each says where, what and by which article; activating it goes there. What stops the signing comes first
 * and bears another sign, not only another colour.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-finding-list"

#include "hsl-finding-list.h"

#include "hsl-finding.h"

#include <glib/gi18n.h>

struct _HslFindingList
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *summary;
  GtkWidget *list;

  /* Owned */
  GPtrArray *findings; /* (nullable): of HslFinding */
};

G_DEFINE_FINAL_TYPE (HslFindingList, hsl_finding_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_row_activated_cb (HslFindingList *self,
                     GtkListBoxRow  *row)
{
  hsl_finding_list_activate (self, (guint) gtk_list_box_row_get_index (row));
}

static void
hsl_finding_list_dispose (GObject *object)
{
  HslFindingList *self = HSL_FINDING_LIST (object);

  g_clear_pointer (&self->summary, gtk_widget_unparent);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (hsl_finding_list_parent_class)->dispose (object);
}

static void
hsl_finding_list_class_init (HslFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_finding_list_dispose;

  /* One was chosen: the path of its field, and what is wrong with it. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
hsl_finding_list_init (HslFindingList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_widget_add_css_class (self->summary, "heading");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Found before signing"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->summary, GTK_WIDGET (self));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
hsl_finding_list_new (void)
{
  return g_object_new (HSL_TYPE_FINDING_LIST, NULL);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_row (const HslFinding *finding)
{
  gboolean         stops = finding->severity == HSL_SEVERITY_STOP;
  const char      *severity = stops ? _ ("Stop") : _ ("Warning");
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *icon = gtk_image_new_from_icon_name (stops ? "process-stop-symbolic"
                                                              : "dialog-information-symbolic");
  g_autofree char *place = hsl_finding_dup_place (finding);
  /* Translators: "Stop" or "Warning", and where */
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), severity, place);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", title, finding->text, finding->source);
  GtkWidget       *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (icon, stops ? "error" : "warning");
  gtk_box_append (GTK_BOX (head), icon);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (box), head);
  add_label (box, finding->text, NULL);
  add_label (box, finding->source, "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_widget_add_css_class (box, "hsl-finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const HslFinding *one = g_ptr_array_index (a, i);
      const HslFinding *other = g_ptr_array_index (b, i);

      if (one->severity != other->severity || !g_str_equal (one->path, other->path) ||
          !g_str_equal (one->text, other->text))
        return FALSE;
    }
  return TRUE;
}

/**
 * hsl_finding_list_show:
 * @findings: (element-type HslFinding): as hsl_agreement_find_findings() gives them
 *
 * Rows stay when nothing is different: it is called at every key.
 */
void
hsl_finding_list_show (HslFindingList *self,
                       GPtrArray      *findings)
{
  g_autofree char *summary = NULL;
  GtkWidget       *row;

  g_return_if_fail (HSL_IS_FINDING_LIST (self));

  if (is_same (self->findings, findings))
    return;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_ptr_array_ref (findings);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < findings->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (g_ptr_array_index (findings, i)));
  gtk_widget_set_visible (self->list, findings->len > 0);
  summary = findings->len > 0 ? hsl_findings_dup_summary (findings)
                              : g_strdup (_ ("Nothing found: it can be signed like this."));
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
}

/**
 * hsl_finding_list_get_findings:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
GPtrArray *
hsl_finding_list_get_findings (HslFindingList *self)
{
  g_return_val_if_fail (HSL_IS_FINDING_LIST (self), NULL);
  return self->findings;
}

/**
 * hsl_finding_list_activate:
 * @index: of a finding
 */
void
hsl_finding_list_activate (HslFindingList *self,
                           guint           index)
{
  const HslFinding *finding;

  g_return_if_fail (HSL_IS_FINDING_LIST (self));
  g_return_if_fail (self->findings != NULL && index < self->findings->len);

  finding = g_ptr_array_index (self->findings, index);
  g_signal_emit (self, signals[CHOSEN], 0, finding->path, finding->text);
}

/**
 * hsl_finding_list_jump_in_case:
 * @widget: (type GtkWidget): on the page of the case
 * @path: of a finding
 *
 * Goes to the tab of what belongs to the case and not to the agreement.
 *
 * Returns: whether it does
 */
gboolean
hsl_finding_list_jump_in_case (gpointer    widget,
                               const char *path)
{
  const char *tab = "overview";

  if (!g_str_has_prefix (path, "case."))
    return FALSE;
  if (g_str_has_prefix (path, "case.parties") || g_str_has_prefix (path, "case.agents"))
    tab = "parties";
  gtk_widget_activate_action (GTK_WIDGET (widget), "case.show-tab", "s", tab);
  return TRUE;
}
