from datetime import date

from django.db.models import F

from nhiemvu.dem import DemGop
from nhiemvu.quyen_doc import q_doc_duoc
from taikhoan.models import NguoiDung


class TongHopQuerySet(DemGop):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The kept counts of the items that the person may read, exactly as `DauViec.objects.cho_nguoi`."""
        readable = q_doc_duoc(nguoi)
        return self if readable is None else self.filter(readable)

    def bi_tra_lai(self, ngay: date, lan: int = 1):
        """The counts of `DauViec.objects.bi_tra_lai`; `lan` is 1 or 2."""
        return self.chua_dung(ngay).filter(lan_tra_lai__gte=lan)

    def voi_noi(self, theo: str):
        """Each row with `noi`, the path of the place to which its items count, as `DauViec.objects.voi_noi`."""
        return self.annotate(noi=F(f"noi_{theo}"))

    def trong_noi(self, theo: str, duong_dan: str, *, rieng: bool = False):
        """The rows of the place and of what lies below it, as `DauViec.objects.trong_noi`."""
        placed = self.voi_noi(theo)
        if duong_dan == "/" and not rieng:
            return placed
        return placed.filter(**{"noi" if rieng else "noi__startswith": duong_dan})


class TongHopTinhQuerySet(DemGop):
    """Without agencies: for who may read all that the question is about (`nhiemvu.queries.so_giu`)."""

    bi_tra_lai = TongHopQuerySet.bi_tra_lai
    voi_noi, trong_noi = TongHopQuerySet.voi_noi, TongHopQuerySet.trong_noi
