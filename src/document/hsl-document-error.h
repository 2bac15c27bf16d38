/* hsl-document-error.h: what can go wrong between a template and a printed page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HSL_DOCUMENT_ERROR (hsl_document_error_quark ())
GQuark hsl_document_error_quark (void);

typedef enum
{
  HSL_DOCUMENT_ERROR_TEMPLATE, /* a template is wrong: the message starts with file:line:column */
  HSL_DOCUMENT_ERROR_DATA,     /* the case lacks a key the template names, or it has another type */
  HSL_DOCUMENT_ERROR_GLYPH,    /* a character is in no font of the chain: the message names it */
  HSL_DOCUMENT_ERROR_FONT,     /* no font at all for a class of type */
  HSL_DOCUMENT_ERROR_FORM,     /* there is no such form, or none valid on that day */
  HSL_DOCUMENT_ERROR_DRAW,     /* cairo could not draw or write */
  HSL_DOCUMENT_ERROR_SCAN,     /* a file that is no scan, or a damaged one */
} HslDocumentError;

G_END_DECLS
