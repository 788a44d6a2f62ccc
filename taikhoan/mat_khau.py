"""What a password must be."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class DoDaiToiThieu(MinimumLengthValidator):
    """Django's own rule, said in Vietnamese: its catalogue lacks the sentence."""

    def get_error_message(self) -> str:
        return f"Mật khẩu này quá ngắn, cần ít nhất {self.min_length} ký tự."
