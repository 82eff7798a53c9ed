"""A crispy helper for forms that stand inside a page's own <form> element; the page shows the error summary, on top."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout


class FieldsHelper(FormHelper):
    def __init__(self, *fields: object) -> None:
        super().__init__()
        self.form_tag = False
        self.disable_csrf = True
        self.summary_above = True
        self.layout = Layout(*fields)
