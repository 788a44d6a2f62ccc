"""Who gets what: every address × method × person × object, as the table below says.

A new address fails here until it has its lines, one for each method.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from donvi.models import CoQuan
from nhiemvu.models import CapNhat, DauViec, PhanCong
from taikhoan.models import NguoiDung
from tests.cauhinh.test_urls import patterns
from tests.dan_vai import TheGioi
from tests.factories import MAT_KHAU, NguoiDungFactory
from tests.phu_luc import TEN_LA, phu_luc
from tests.web import TinhBan, Vao, dia_chi

NGUOI = {
    "KH": "nobody signed in",
    "VH": "van_hanh: operator of the installation",
    "QT": "quan_tri: admin of Nghệ An",
    "DM": "dau_moi: coordinator at the Sở Y tế",
    "CS": "can_bo_so: staff of the Sở Y tế",
    "CA": "can_bo_a: staff of district A",
    "CB": "can_bo_b: staff of district B",
    "LT": "lanh_dao_tinh: leader of Nghệ An",
    "LA": "lanh_dao_a: leader of district A",
    "NL": "nguoi_la: no role at all",
    "LK": "lanh_dao_tinh_khac: leader of the other province",
    "QB": "quan_tri_ban: admin of the other province",
    "DB": "dau_moi_ban: coordinator of the other province",
}

# method, address, object, what is sent → the status for each person
MA_TRAN = """
#                                                KH  VH  QT  DM  CS  CA  CB  LT  LA  NL  LK  QB  DB
GET  trang-chu               -          -       302 302 302 302 302 302 302 302 302 302 302 302 302
POST trang-chu               -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  tong-quan               -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST tong-quan               -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  danh-sach-dia-ban       -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST danh-sach-dia-ban       -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  so-sanh-dia-ban         -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST so-sanh-dia-ban         -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  dia-ban                 nghe_an    -       302 200 200 200 200 200 200 200 200 200 200 200 200
GET  dia-ban                 khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST dia-ban                 nghe_an    -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  danh-sach-co-quan       -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST danh-sach-co-quan       -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  co-quan                 so_y_te    -       302 200 200 200 200 200 200 200 200 200 200 200 200
GET  co-quan                 khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST co-quan                 so_y_te    -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  ban-do                  ban_do_63  -       302 200 200 200 200 200 200 200 200 200 200 200 200
GET  ban-do                  khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST ban-do                  ban_do_63  -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  chi-tieu                -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST chi-tieu                -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  so-sanh-chi-tieu        -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST so-sanh-chi-tieu        -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  mot-chi-tieu            chi_tieu   -       302 200 200 200 200 200 200 200 200 404 404 404 404
GET  mot-chi-tieu            khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST mot-chi-tieu            chi_tieu   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  xuat-chi-tieu           chi_tieu   -       302 200 200 200 200 200 200 200 200 404 404 404 404
POST xuat-chi-tieu           chi_tieu   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  nhap-so-lieu            chi_tieu   -       302 200 200 200 200 200 200 403 403 404 404 404 404
POST nhap-so-lieu            chi_tieu   dung    302 302 302 302 302 302 302 403 403 404 404 404 404
GET  tep-mau-so-lieu         chi_tieu   -       302 200 200 200 200 200 200 403 403 404 404 404 404
POST tep-mau-so-lieu         chi_tieu   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  nap-tep-so-lieu         chi_tieu   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST nap-tep-so-lieu         chi_tieu   rong    302 422 422 422 422 422 422 403 403 404 404 404 404
GET  giao-moc                chi_tieu   -       302 200 200 200 403 403 403 403 403 404 404 404 404
GET  nhiem-vu-phuc-vu        chi_tieu   -       302 200 200 200 403 403 403 403 403 404 404 404 404
GET  nhiem-vu-phuc-vu        khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST nhiem-vu-phuc-vu        chi_tieu   dung    302 302 302 302 403 403 403 403 403 404 404 404 404
POST giao-moc                chi_tieu   dung    302 302 302 302 403 403 403 403 403 404 404 404 404
GET  so-lieu-cho-duyet       -          -       302 200 200 200 403 403 403 403 403 403 403 200 200
POST so-lieu-cho-duyet       -          rong    302 422 422 422 403 403 403 403 403 403 403 422 422

GET  viec-cua-toi            -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST viec-cua-toi            -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  bao-cao-nhieu-viec      viec_a     -       302 200 403 403 404 200 404 403 403 404 404 404 404
GET  bao-cao-nhieu-viec      viec_so    -       302 200 403 200 200 404 404 403 404 404 404 404 404
GET  bao-cao-nhieu-viec      khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST bao-cao-nhieu-viec      viec_so    dung    302 302 403 302 302 404 404 403 404 404 404 404 404
POST bao-cao-nhieu-viec      viec_ban   dung    302 302 404 404 404 404 404 404 404 404 403 403 302
POST bao-cao-nhieu-viec      -          rong    302 302 302 302 302 302 302 302 302 302 302 302 302
GET  viec-phoi-hop           -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST viec-phoi-hop           -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  bao-cao-phoi-hop        phoi_hop   -       302 200 403 200 200 403 403 403 404 404 404 404 404
POST bao-cao-phoi-hop        phoi_hop   dung    302 302 403 302 302 403 403 403 404 404 404 404 404
POST bao-cao-phoi-hop        phoi_hop   rong    302 422 403 422 422 403 403 403 404 404 404 404 404
GET  bao-cao-phoi-hop        khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
GET  luu-bo-loc              -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST luu-bo-loc              -          dung    302 302 302 302 302 302 302 302 302 302 302 302 302
POST luu-bo-loc              -          rong    302 422 422 422 422 422 422 422 422 422 422 422 422
GET  bo-bo-loc               bo_loc     -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST bo-bo-loc               bo_loc     -       302 404 404 404 404 302 404 404 404 404 404 404 404
GET  danh-sach-dau-viec      -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST danh-sach-dau-viec      -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  dau-viec                viec_a     -       302 200 200 200 404 200 404 200 200 404 404 404 404
GET  dau-viec                viec_so    -       302 200 200 200 200 404 404 200 404 404 404 404 404
GET  dau-viec                viec_ban   -       302 200 404 404 404 404 404 404 404 404 200 200 200
GET  dau-viec                khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST dau-viec                viec_a     -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  don-doc                 viec_a     -       302 200 403 200 404 403 404 403 403 404 404 404 404
GET  don-doc                 viec_so    -       302 200 403 200 403 404 404 403 404 404 404 404 404
GET  don-doc                 khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST don-doc                 viec_so    dung    302 302 403 302 403 404 404 403 404 404 404 404 404
POST don-doc                 viec_so    rong    302 302 302 302 302 302 302 302 302 302 302 302 302
POST don-doc                 viec_ban   dung    302 422 404 404 404 404 404 404 404 404 403 403 422
GET  don-doc-nhiem-vu        nhiem_vu   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST don-doc-nhiem-vu        nhiem_vu   dung    302 302 403 302 403 403 403 403 403 404 404 404 404
GET  bao-cao-dau-viec        viec_a     -       302 200 403 403 404 200 404 403 403 404 404 404 404
GET  bao-cao-dau-viec        viec_so    -       302 200 403 200 200 404 404 403 404 404 404 404 404
POST bao-cao-dau-viec        viec_a     dung    302 302 403 403 404 302 404 403 403 404 404 404 404
POST bao-cao-dau-viec        viec_so    dung    302 302 403 302 302 404 404 403 404 404 404 404 404
POST bao-cao-dau-viec        viec_ban   dung    302 302 404 404 404 404 404 404 404 404 403 403 302
POST bao-cao-dau-viec        viec_a     rong    302 422 403 403 404 422 404 403 403 404 404 404 404

GET  cho-xac-nhan            -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST cho-xac-nhan            -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  xac-nhan                bao_a      -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST xac-nhan                bao_a      dung    302 302 403 302 404 403 404 403 403 404 404 404 404
POST xac-nhan                bao_ban    dung    302 302 404 404 404 404 404 404 404 404 403 403 302
GET  xac-nhan-nhieu          bao_a      -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST xac-nhan-nhieu          bao_a      dung    302 302 403 302 404 403 404 403 403 404 404 404 404
POST xac-nhan-nhieu          bao_ban    dung    302 302 404 404 404 404 404 404 404 404 403 403 302
POST xac-nhan-nhieu          -          rong    302 302 302 302 302 302 302 302 302 302 302 302 302
GET  tra-lai-nhieu           bao_a      -       302 200 403 200 404 403 404 403 403 404 404 404 404
POST tra-lai-nhieu           bao_a      dung    302 302 403 302 404 403 404 403 403 404 404 404 404
POST tra-lai-nhieu           bao_ban    dung    302 302 404 404 404 404 404 404 404 404 403 403 302
GET  tra-lai                 bao_a      -       302 200 403 200 404 403 404 403 403 404 404 404 404
POST tra-lai                 bao_a      dung    302 302 403 302 404 403 404 403 403 404 404 404 404
POST tra-lai                 bao_a      rong    302 422 403 422 404 403 404 403 403 404 404 404 404
POST tra-lai                 bao_ban    dung    302 302 404 404 404 404 404 404 404 404 403 403 302
GET  dinh-chinh              viec_xong  -       302 200 403 200 200 404 404 403 404 404 404 404 404
GET  dinh-chinh              viec_a     -       302 302 403 403 404 302 404 403 403 404 404 404 404
POST dinh-chinh              viec_xong  dung    302 302 403 302 302 404 404 403 404 404 404 404 404
POST dinh-chinh              viec_xong  rong    302 422 403 422 422 404 404 403 404 404 404 404 404
POST dinh-chinh              viec_a     dung    302 302 403 403 404 302 404 403 403 404 404 404 404
GET  tep-minh-chung          tep_a      -       302 200 200 200 404 200 404 200 200 404 404 404 404
GET  tep-minh-chung          khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST tep-minh-chung          tep_a      -       302 405 405 405 405 405 405 405 405 405 405 405 405

GET  lich-su-dau-viec        viec_a     -       302 200 200 200 404 200 404 200 200 404 404 404 404
GET  lich-su-dau-viec        viec_ban   -       302 200 404 404 404 404 404 404 404 404 200 200 200
POST lich-su-dau-viec        viec_a     -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  lich-su-nhiem-vu        nhiem_vu   -       302 200 200 200 200 200 200 200 200 404 404 404 404
POST lich-su-nhiem-vu        nhiem_vu   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  lich-su-ke-hoach        ke_hoach   -       302 200 200 200 200 200 200 200 200 404 404 404 404
GET  lich-su-ke-hoach        kh_ban     -       302 200 404 404 404 404 404 404 404 404 200 200 200
POST lich-su-ke-hoach        ke_hoach   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  lich-su-co-quan         so_y_te    -       302 200 200 404 404 404 404 404 404 404 404 404 404
POST lich-su-co-quan         so_y_te    -       302 405 405 405 405 405 405 405 405 405 405 405 405

# What is closed takes nothing more, whoever sends it.
POST bao-cao-dau-viec        viec_xong  dung    302 422 403 422 422 404 404 403 404 404 404 404 404
POST bao-cao-dau-viec        viec_dung  dung    302 422 403 422 422 404 404 403 404 404 404 404 404
POST dinh-chinh              viec_dung  dung    302 302 403 302 302 404 404 403 404 404 404 404 404
POST xac-nhan                bao_xong   dung    302 302 403 302 403 404 404 403 404 404 404 404 404
POST tra-lai                 bao_xong   dung    302 422 403 422 403 404 404 403 404 404 404 404 404
POST giai-quyet-ten-ke-hoach kh_thay    dung    302 302 302 302 403 403 403 403 403 404 404 404 404
POST chuyen-giao             da_chuyen  -       302 302 302 403 403 403 403 403 403 403 403 404 403
POST sua-ke-thua             da_chuyen  rong    302 422 422 403 403 403 403 403 403 403 403 404 403
POST xoa-ke-thua             da_chuyen  -       302 302 302 403 403 403 403 403 403 403 403 404 403
GET  cho-gia-han             -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST cho-gia-han             -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  xin-gia-han             viec_so    -       302 200 403 200 200 404 404 403 404 404 404 404 404
GET  xin-gia-han             viec_a     -       302 200 403 403 404 200 404 403 403 404 404 404 404
POST xin-gia-han             viec_so    dung    302 302 403 302 302 404 404 403 404 404 404 404 404
POST xin-gia-han             viec_so    rong    302 422 403 422 422 404 404 403 404 404 404 404 404
GET  quyet-gia-han           xin_so     -       302 200 403 200 403 404 404 403 404 404 404 404 404
POST quyet-gia-han           xin_so     dung    302 302 403 302 403 404 404 403 404 404 404 404 404
POST quyet-gia-han           xin_so     rong    302 422 403 422 403 404 404 403 404 404 404 404 404
POST quyet-gia-han           da_gia_han dung    302 422 403 422 403 404 404 403 404 404 404 404 404
GET  huy-gia-han             da_gia_han -       302 200 403 200 403 404 404 403 404 404 404 404 404
POST huy-gia-han             da_gia_han dung    302 302 403 302 403 404 404 403 404 404 404 404 404
GET  rut-gia-han             xin_so     -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST rut-gia-han             xin_so     -       302 302 403 302 302 404 404 403 404 404 404 404 404
GET  dung-dau-viec           viec_so    -       302 200 200 200 403 404 404 403 404 404 404 404 404
POST dung-dau-viec           viec_so    dung    302 302 302 302 403 404 404 403 404 404 404 404 404
POST dung-dau-viec           viec_so    rong    302 422 422 422 403 404 404 403 404 404 404 404 404
GET  tam-dung-dau-viec       viec_so    -       302 200 200 200 403 404 404 403 404 404 404 404 404
POST tam-dung-dau-viec       viec_so    dung    302 302 302 302 403 404 404 403 404 404 404 404 404
POST tam-dung-dau-viec       viec_ban   dung    302 302 404 404 404 404 404 404 404 404 403 302 302
GET  tiep-tuc-dau-viec       viec_so    -       302 200 200 200 403 404 404 403 404 404 404 404 404
POST tiep-tuc-dau-viec       viec_so    -       302 422 422 422 403 404 404 403 404 404 404 404 404
GET  dieu-kien               cho_han    -       302 200 200 200 403 403 403 403 403 404 404 404 404
POST dieu-kien               cho_han    dung    302 302 302 302 403 403 403 403 403 404 404 404 404
POST dieu-kien               cho_han    rong    302 422 422 422 403 403 403 403 403 404 404 404 404
POST dieu-kien               nhiem_vu   dung    302 422 422 422 403 403 403 403 403 404 404 404 404
GET  bo-dieu-kien            cho_han    -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST bo-dieu-kien            cho_han    -       302 302 302 302 403 403 403 403 403 404 404 404 404
GET  sua-nhiem-vu            nhiem_vu   -       302 200 200 200 403 403 403 403 403 404 404 404 404
POST sua-nhiem-vu            nhiem_vu   dung    302 302 302 302 403 403 403 403 403 404 404 404 404
POST sua-nhiem-vu            nhiem_vu   rong    302 422 422 422 403 403 403 403 403 404 404 404 404
GET  doc-han-nhiem-vu        nhiem_vu   -       302 200 200 200 403 403 403 403 403 404 404 404 404
POST doc-han-nhiem-vu        nhiem_vu   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  dung-nhiem-vu           nhiem_vu   -       302 200 200 200 403 403 403 403 403 404 404 404 404
POST dung-nhiem-vu           nhiem_vu   dung    302 302 302 302 403 403 403 403 403 404 404 404 404
GET  tam-dung-nhiem-vu       nhiem_vu   -       302 200 200 200 403 403 403 403 403 404 404 404 404
POST tam-dung-nhiem-vu       nhiem_vu   dung    302 302 302 302 403 403 403 403 403 404 404 404 404
GET  tiep-tuc-nhiem-vu       nhiem_vu   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST tiep-tuc-nhiem-vu       nhiem_vu   -       302 302 302 302 403 403 403 403 403 404 404 404 404
GET  ban-hanh                ke_hoach   -       302 200 200 200 403 403 403 403 403 404 404 404 404
POST ban-hanh                ke_hoach   dung    302 302 302 302 403 403 403 403 403 404 404 404 404
POST ban-hanh                ke_hoach   rong    302 422 422 422 403 403 403 403 403 404 404 404 404
POST ban-hanh                kh_ban     dung    302 302 404 404 404 404 404 404 404 404 403 302 302

GET  danh-sach-chi-dao       -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST danh-sach-chi-dao       -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  chi-dao-moi             -          -       302 200 403 403 403 403 403 200 200 403 200 403 403
POST chi-dao-moi             -          dung    302 302 403 403 403 403 403 302 302 403 422 403 403
POST chi-dao-moi             -          rong    302 422 403 403 403 403 403 422 422 403 422 403 403
GET  chi-dao                 chi_dao_a  -       302 200 200 404 404 200 404 200 200 404 404 404 404
POST chi-dao                 chi_dao_a  -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  tra-loi-chi-dao         chi_dao_a  -       302 200 403 404 404 200 404 403 403 404 404 404 404
POST tra-loi-chi-dao         chi_dao_a  dung    302 302 403 404 404 302 404 403 403 404 404 404 404
POST tra-loi-chi-dao         chi_dao_a  rong    302 422 403 404 404 422 404 403 403 404 404 404 404
GET  hoi-lai-chi-dao         chi_dao_a  -       302 200 403 404 404 403 404 200 200 404 404 404 404
POST hoi-lai-chi-dao         chi_dao_a  dung    302 422 403 404 404 403 404 422 422 404 404 404 404
GET  ket-thuc-chi-dao        chi_dao_a  -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST ket-thuc-chi-dao        chi_dao_a  -       302 302 403 404 404 403 404 302 302 404 404 404 404
GET  chi-dao-dau-viec        viec_a     -       302 200 403 403 404 403 404 200 200 404 404 404 404
POST chi-dao-dau-viec        viec_a     dung    302 302 403 403 404 403 404 302 302 404 404 404 404
GET  chi-dao-nhiem-vu        nhiem_vu   -       302 200 403 403 403 403 403 200 200 404 404 404 404
POST chi-dao-nhiem-vu        nhiem_vu   dung    302 302 403 403 403 403 403 302 302 404 404 404 404
GET  chi-dao-dia-ban         nghe_an    -       302 200 403 403 403 403 403 200 403 403 403 403 403
POST chi-dao-dia-ban         nghe_an    dung    302 302 403 403 403 403 403 302 403 403 403 403 403
GET  chi-dao-dia-ban         khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
GET  viet-y-kien             nhiem_vu   -       302 200 200 200 200 200 200 200 200 404 404 404 404
POST viet-y-kien             nhiem_vu   dung    302 302 302 302 302 302 302 302 302 404 404 404 404
POST viet-y-kien             nhiem_vu   rong    302 422 422 422 422 422 422 422 422 404 404 404 404
GET  xoa-y-kien              y_kien     -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST xoa-y-kien              y_kien     -       302 403 403 403 302 403 403 403 403 404 404 404 404
GET  theo-doi                nhiem_vu   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST theo-doi                nhiem_vu   dung    302 302 302 302 302 302 302 302 302 404 404 404 404

GET  danh-sach-ke-hoach      -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST danh-sach-ke-hoach      -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  ke-hoach                ke_hoach   -       302 200 200 200 200 200 200 200 200 404 404 404 404
GET  ke-hoach                kh_ban     -       302 200 404 404 404 404 404 404 404 404 200 200 200
POST ke-hoach                ke_hoach   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  nhiem-vu                nhiem_vu   -       302 200 200 200 200 200 200 200 200 404 404 404 404
POST nhiem-vu                nhiem_vu   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  xuat-ke-hoach           ke_hoach   -       302 200 200 200 200 200 200 200 200 404 404 404 404
GET  xuat-ke-hoach           kh_ban     -       302 200 404 404 404 404 404 404 404 404 200 200 200
POST xuat-ke-hoach           ke_hoach   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  giai-quyet-ten-ke-hoach ke_hoach   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST giai-quyet-ten-ke-hoach ke_hoach   dung    302 302 302 302 403 403 403 403 403 404 404 404 404
POST giai-quyet-ten-ke-hoach kh_ban     dung    302 302 404 404 404 404 404 404 404 404 403 302 302

GET  ky-bao-cao              ke_hoach   -       302 200 200 200 403 403 403 403 403 404 404 404 404
POST ky-bao-cao              ke_hoach   dung    302 302 302 302 403 403 403 403 403 404 404 404 404
POST ky-bao-cao              kh_ban     rong    302 422 404 404 404 404 404 404 404 404 403 422 422
GET  mo-lai-ky               viec_ky    -       302 200 403 200 403 404 404 403 404 404 404 404 404
POST mo-lai-ky               viec_ky    dung    302 302 403 302 403 404 404 403 404 404 404 404 404
POST mo-lai-ky               viec_ky    rong    302 422 403 422 403 404 404 403 404 404 404 404 404
POST mo-lai-ky               viec_ban   dung    302 422 404 404 404 404 404 404 404 404 403 403 422

GET  tiep-tuc-ke-hoach       ke_hoach   -       302 200 200 403 403 403 403 403 403 404 404 404 404
GET  tiep-tuc-ke-hoach       kh_ban     -       302 200 404 404 404 404 404 404 404 404 403 200 403
POST tiep-tuc-ke-hoach       ke_hoach   rong    302 422 422 403 403 403 403 403 403 404 404 404 404
GET  thoi-tiep-tuc-ke-hoach  ke_hoach   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST thoi-tiep-tuc-ke-hoach  ke_hoach   rong    302 404 404 403 403 403 403 403 403 404 404 404 404
GET  thay-the-ke-hoach       ke_hoach   -       302 200 200 403 403 403 403 403 403 404 404 404 404
GET  thay-the-ke-hoach       kh_ban     -       302 200 404 404 404 404 404 404 404 404 403 200 403
POST thay-the-ke-hoach       ke_hoach   rong    302 422 422 403 403 403 403 403 403 404 404 404 404
GET  thoi-thay-the-ke-hoach  ke_hoach   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST thoi-thay-the-ke-hoach  ke_hoach   rong    302 302 302 403 403 403 403 403 403 404 404 404 404

GET  tao-theo-mau            -          -       302 200 200 403 403 403 403 403 403 403 403 200 403
POST tao-theo-mau            -          rong    302 422 422 403 403 403 403 403 403 403 403 422 403
GET  danh-sach-nhom          -          -       302 200 200 403 403 403 403 403 403 403 403 200 403
POST danh-sach-nhom          -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  thanh-vien-nhom         nhom       -       302 200 200 403 403 403 403 403 403 403 403 404 403
POST thanh-vien-nhom         nhom       rong    302 302 302 403 403 403 403 403 403 403 403 404 403
GET  danh-sach-bi-danh       -          -       302 200 200 403 403 403 403 403 403 403 403 200 403
POST danh-sach-bi-danh       -          rong    302 422 422 403 403 403 403 403 403 403 403 422 403

GET  danh-sach-ke-thua       -          -       302 200 200 403 403 403 403 403 403 403 403 200 403
POST danh-sach-ke-thua       -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  ghi-ke-thua             -          -       302 200 200 403 403 403 403 403 403 403 403 200 403
POST ghi-ke-thua             -          dung    302 302 302 403 403 403 403 403 403 403 403 422 403
POST ghi-ke-thua             -          rong    302 422 422 403 403 403 403 403 403 403 403 422 403
GET  ke-thua                 su_kien    -       302 200 200 403 403 403 403 403 403 403 403 404 403
GET  ke-thua                 da_chuyen  -       302 200 200 403 403 403 403 403 403 403 403 404 403
GET  ke-thua                 khong_co   -       302 404 404 403 403 403 403 403 403 403 403 404 403
POST ke-thua                 su_kien    -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  sua-ke-thua             su_kien    -       302 200 200 403 403 403 403 403 403 403 403 404 403
POST sua-ke-thua             su_kien    rong    302 422 422 403 403 403 403 403 403 403 403 404 403
GET  chuyen-giao             su_kien    -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST chuyen-giao             su_kien    -       302 302 302 403 403 403 403 403 403 403 403 404 403
GET  hoan-tac-ke-thua        da_chuyen  -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST hoan-tac-ke-thua        da_chuyen  -       302 302 302 403 403 403 403 403 403 403 403 404 403
GET  xoa-ke-thua             su_kien    -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST xoa-ke-thua             su_kien    -       302 302 302 403 403 403 403 403 403 403 403 404 403

GET  nhap-phu-luc            -          -       302 200 200 403 403 403 403 403 403 403 403 200 403
POST nhap-phu-luc            -          dung    302 302 302 403 403 403 403 403 403 403 403 422 403
POST nhap-phu-luc            -          rong    302 422 422 403 403 403 403 403 403 403 403 422 403
GET  lan-nhap                lan_nhap   -       302 200 200 403 403 403 403 403 403 403 403 404 403
POST lan-nhap                lan_nhap   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  chon-cot                lan_nhap   -       302 200 200 403 403 403 403 403 403 403 403 404 403
POST chon-cot                lan_nhap   dung    302 302 302 403 403 403 403 403 403 403 403 404 403
POST chon-cot                lan_nhap   rong    302 422 422 403 403 403 403 403 403 403 403 404 403
GET  sua-dong-nhap           lan_nhap   -       302 200 200 403 403 403 403 403 403 403 403 404 403
POST sua-dong-nhap           lan_nhap   dung    302 302 302 403 403 403 403 403 403 403 403 404 403
POST sua-dong-nhap           lan_nhap   rong    302 422 422 403 403 403 403 403 403 403 403 404 403
GET  sua-chi-tieu-nhap       lan_nhap   -       302 404 404 403 403 403 403 403 403 403 403 404 403
POST sua-chi-tieu-nhap       lan_nhap   -       302 404 404 403 403 403 403 403 403 403 403 404 403
GET  sua-thong-tin-nhap      lan_nhap   -       302 200 200 403 403 403 403 403 403 403 403 404 403
POST sua-thong-tin-nhap      lan_nhap   dung    302 302 302 403 403 403 403 403 403 403 403 404 403
POST sua-thong-tin-nhap      lan_nhap   rong    302 422 422 403 403 403 403 403 403 403 403 404 403
GET  doc-han-nhap            lan_nhap   -       302 200 200 403 403 403 403 403 403 403 403 404 403
POST doc-han-nhap            lan_nhap   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  doc-lai-tep             lan_nhap   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST doc-lai-tep             lan_nhap   -       302 302 302 403 403 403 403 403 403 403 403 404 403
GET  giai-quyet-ten          lan_nhap   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST giai-quyet-ten          lan_nhap   dung    302 302 302 403 403 403 403 403 403 403 403 404 403
GET  ghi-lan-nhap            lan_nhap   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST ghi-lan-nhap            lan_nhap   dung    302 302 302 403 403 403 403 403 403 403 403 404 403
GET  bo-lan-nhap             lan_nhap   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST bo-lan-nhap             lan_nhap   dung    302 302 302 403 403 403 403 403 403 403 403 404 403
GET  xem-lai-lan-nhap        lan_nhap   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST xem-lai-lan-nhap        lan_nhap   dung    302 302 302 403 403 403 403 403 403 403 403 404 403
GET  tai-lai-tep             lan_nhap   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST tai-lai-tep             lan_nhap   dung    302 302 302 403 403 403 403 403 403 403 403 404 403
GET  hoan-tac-lan-nhap       lan_nhap   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST hoan-tac-lan-nhap       lan_nhap   dung    302 302 302 403 403 403 403 403 403 403 403 404 403
GET  tep-ghi-chu             lan_nhap   -       302 200 200 403 403 403 403 403 403 403 403 404 403
POST tep-ghi-chu             lan_nhap   -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  tep-goc                 lan_nhap   -       302 200 200 403 403 403 403 403 403 403 403 404 403
POST tep-goc                 lan_nhap   -       302 405 405 405 405 405 405 405 405 405 405 405 405

GET  thong-bao               -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST thong-bao               -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  mo-thong-bao            tin_so     -       302 404 404 404 302 404 404 404 404 404 404 404 404
GET  mo-thong-bao            khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST mo-thong-bao            tin_so     -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  da-doc-thong-bao        -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST da-doc-thong-bao        -          -       302 302 302 302 302 302 302 302 302 302 302 302 302
GET  lua-chon-nhac           -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST lua-chon-nhac           -          dung    302 302 302 302 302 302 302 302 302 302 302 302 302
POST lua-chon-nhac           -          rong    302 422 422 422 422 422 422 422 422 422 422 422 422
GET  doi-lich                -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST doi-lich                -          -       302 302 302 302 302 302 302 302 302 302 302 302 302
GET  lich                    lich_so    -       200 200 200 200 200 200 200 200 200 200 200 200 200
GET  lich                    khong_co   -       404 404 404 404 404 404 404 404 404 404 404 404 404
POST lich                    lich_so    -       405 405 405 405 405 405 405 405 405 405 405 405 405
GET  cau-hinh-nhac           ke_hoach   -       302 200 200 200 403 403 403 403 403 404 404 404 404
GET  cau-hinh-nhac           kh_ban     -       302 200 404 404 404 404 404 404 404 404 403 200 200
POST cau-hinh-nhac           ke_hoach   dung    302 302 302 302 403 403 403 403 403 404 404 404 404
POST cau-hinh-nhac           ke_hoach   rong    302 422 422 422 403 403 403 403 403 404 404 404 404
GET  van-hanh-nhac           -          -       302 200 200 403 403 403 403 403 403 403 403 200 403
POST van-hanh-nhac           -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  ban-tin                 ban_tin    -       302 200 200 403 403 403 403 403 403 403 403 404 403
POST ban-tin                 ban_tin    -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  gui-lai-ban-tin         ban_tin    -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST gui-lai-ban-tin         ban_tin    -       302 302 302 403 403 403 403 403 403 403 403 404 403

GET  danh-sach-bao-cao       -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST danh-sach-bao-cao       -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  lap-ban-bao-cao         -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST lap-ban-bao-cao         -          dung    302 302 302 302 422 422 422 422 422 422 422 422 422
POST lap-ban-bao-cao         -          rong    302 422 422 422 422 422 422 422 422 422 422 422 422
GET  ban-bao-cao             bc_thao    -       302 200 200 200 404 404 404 404 404 404 404 404 404
GET  ban-bao-cao             bc_gui     -       302 200 200 200 404 404 404 200 404 404 404 404 404
GET  ban-bao-cao             khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST ban-bao-cao             bc_thao    dung    302 302 302 302 404 404 404 404 404 404 404 404 404
POST ban-bao-cao             bc_thao    rong    302 422 422 422 404 404 404 404 404 404 404 404 404
POST ban-bao-cao             bc_gui     dung    302 405 405 405 404 404 404 405 404 404 404 404 404
GET  gui-ban-bao-cao         bc_thao    -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST gui-ban-bao-cao         bc_thao    dung    302 302 302 302 404 404 404 404 404 404 404 404 404
POST gui-ban-bao-cao         bc_thao    rong    302 422 422 422 404 404 404 404 404 404 404 404 404
POST gui-ban-bao-cao         bc_gui     dung    302 403 403 403 404 404 404 403 404 404 404 404 404
GET  lap-lai-ban-bao-cao     bc_thao    -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST lap-lai-ban-bao-cao     bc_thao    -       302 302 302 302 404 404 404 404 404 404 404 404 404
POST lap-lai-ban-bao-cao     bc_gui     -       302 403 403 403 404 404 404 403 404 404 404 404 404
GET  xoa-ban-bao-cao         bc_thao    -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST xoa-ban-bao-cao         bc_thao    -       302 302 302 302 404 404 404 404 404 404 404 404 404
POST xoa-ban-bao-cao         bc_gui     -       302 403 403 403 404 404 404 403 404 404 404 404 404
GET  in-ban-bao-cao          bc_gui     -       302 200 200 200 404 404 404 200 404 404 404 404 404
POST in-ban-bao-cao          bc_gui     -       302 405 405 405 405 405 405 405 405 405 405 405 405
GET  tai-ban-bao-cao         bc_gui     -       302 200 200 200 404 404 404 200 404 404 404 404 404
POST tai-ban-bao-cao         bc_gui     -       302 405 405 405 405 405 405 405 405 405 405 405 405

GET  danh-sach-man-hinh      -          -       302 200 200 403 403 403 403 403 403 403 403 200 403
POST danh-sach-man-hinh      -          dung    302 200 200 403 403 403 403 403 403 403 403 422 403
POST danh-sach-man-hinh      -          rong    302 422 422 403 403 403 403 403 403 403 403 422 403
GET  thu-hoi-man-hinh        man_hinh   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST thu-hoi-man-hinh        man_hinh   -       302 302 302 403 403 403 403 403 403 403 403 404 403
GET  man-hinh                khoa_mh    -       200 200 200 200 200 200 200 200 200 200 200 200 200
GET  man-hinh                khong_co   -       404 404 404 404 404 404 404 404 404 404 404 404 404
POST man-hinh                khoa_mh    -       405 405 405 405 405 405 405 405 405 405 405 405 405

GET  dang-nhap               -          -       200 200 200 200 200 200 200 200 200 200 200 200 200
POST dang-nhap               -          dung    302 302 302 302 302 302 302 302 302 302 302 302 302
GET  dang-xuat               -          -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST dang-xuat               -          -       302 302 302 302 302 302 302 302 302 302 302 302 302
GET  doi-mat-khau            -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST doi-mat-khau            -          dung    302 302 302 302 302 302 302 302 302 302 302 302 302
POST doi-mat-khau            -          rong    302 422 422 422 422 422 422 422 422 422 422 422 422

GET  uy-quyen                -          -       302 200 200 200 200 200 200 200 200 200 200 200 200
POST uy-quyen                -          dung    302 422 422 422 302 422 422 422 422 422 422 422 422
POST uy-quyen                -          rong    302 422 422 422 422 422 422 422 422 422 422 422 422
GET  ket-thuc-uy-quyen       uy_quyen   -       302 405 405 405 405 405 405 405 405 405 405 405 405
POST ket-thuc-uy-quyen       uy_quyen   -       302 302 302 404 302 403 404 404 404 404 404 404 404

GET  mau-giao-dien           -          -       302 200 404 404 404 404 404 404 404 404 404 404 404
POST mau-giao-dien           -          -       302 200 404 404 404 404 404 404 404 404 404 404 404
GET  mau-bao-cao             khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
POST mau-bao-cao             khong_co   -       302 404 404 404 404 404 404 404 404 404 404 404 404
GET  admin:index             -          -       302 200 200 302 302 302 302 302 302 302 302 200 302
POST admin:index             -          -       302 200 200 302 302 302 302 302 302 302 302 200 302
"""


@dataclass(frozen=True)
class Dong:
    """One line of the table."""

    cach: str
    ten: str
    doi_tuong: str
    gui: str
    ket_qua: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.cach} {self.ten} {self.doi_tuong} {self.gui}"


def _doc(line: str) -> Dong:
    cach, ten, doi_tuong, gui, *statuses = line.split()
    assert len(statuses) == len(NGUOI), line
    return Dong(cach, ten, doi_tuong, gui, tuple(map(int, statuses)))


CAC_DONG = [_doc(line) for line in MA_TRAN.splitlines() if line and not line.startswith("#")]


def test_every_address_has_its_lines():
    written = {(row.ten, row.cach) for row in CAC_DONG}
    names = {name for _, _, name in patterns(get_resolver()) if not name.startswith("admin:")} | {"admin:index"}
    assert written == {(name, method) for name in names for method in ("GET", "POST")}


@pytest.fixture
def nguoi(the_gioi: TheGioi, tinh_ban: TinhBan) -> dict[str, object]:
    """The people of the columns, by their letters."""
    cast = vars(the_gioi) | {"quan_tri_ban": tinh_ban.quan_tri, "dau_moi_ban": tinh_ban.dau_moi}
    cast["van_hanh"] = NguoiDungFactory(username="van-hanh", is_staff=True, is_superuser=True)
    return {letters: cast.get(who.partition(":")[0]) for letters, who in NGUOI.items()}


def _bao_cao(keys: dict[str, int], row: Dong) -> dict[str, object]:
    pk = keys[row.doi_tuong]
    version = DauViec.objects.get(pk=pk).phien_ban
    return {f"viec{pk}-tinh_trang": "dang_thuc_hien", f"viec{pk}-tien_do": 40, f"viec{pk}-phien_ban": version}


def _uy_quyen(keys: dict[str, int], row: Dong) -> dict[str, object]:
    giver, deputy = (NguoiDung.objects.get(username=name) for name in ("can-bo-so", "dau-moi"))
    days = {"tu_ngay": "20/5/2024", "den_ngay": "30/5/2024"}
    return days | {"vai_tro": giver.phan_quyen.get().pk, "nguoi_nhan": deputy.pk}


def _tep(keys: dict[str, int], row: Dong) -> dict[str, object]:
    form = {"so_ky_hieu": "10/KH-UBND", "ngay_ban_hanh": "19/02/2024", "loai": "ke_hoach", "chu_ky_bao_cao": "quy"}
    return form | {"tep": SimpleUploadedFile("phu-luc.xlsx", phu_luc()), "dia_ban": keys["nghe_an"]}


def _bao_cao_nhieu(keys: dict[str, int], row: Dong) -> dict[str, object]:
    version = 1 if row.doi_tuong == "viec_so" else 2
    return {"viec": f"{keys[row.doi_tuong]}.{version}", "tinh_trang": "dang_thuc_hien", "tien_do": 40}


def _phoi_hop(keys: dict[str, int], row: Dong) -> dict[str, object]:
    words = {"tinh_trang": "hoan_thanh", "ket_qua": "Đã góp ý", "phien_ban": 1}
    return {f"phoihop{keys[row.doi_tuong]}-{name}": value for name, value in words.items()}


_CHI_DAO = {"noi_dung": "Báo cáo", "han_tra_loi": "27/5/2024", "ma_gui": UUID(int=9)}
_DUNG = {"van_ban": "25/QĐ-UBND", "tu_ngay": "20/5/2024"}
_TAM_DUNG = {"tu_ngay": "20/5/2024", "ly_do": "Chờ sắp xếp"}
LOAI_VAN_BAN = {"loai": "ke_hoach", "chu_ky_bao_cao": "quy"}
GUI: dict[str, Callable[[dict[str, int], Dong], dict[str, object]]] = {
    "bao-cao-dau-viec": _bao_cao,
    "dinh-chinh": lambda keys, row: _bao_cao(keys, row) | {f"viec{keys[row.doi_tuong]}-ly_do": "Ghi nhầm"},
    "bao-cao-nhieu-viec": _bao_cao_nhieu,
    "bao-cao-phoi-hop": _phoi_hop,
    "ky-bao-cao": lambda keys, row: {"chu_ky": "hai_tuan", "gio_chot": "16:00", "khoa_sau": 3},
    "mo-lai-ky": lambda keys, row: {"den_ngay": "31/5/2024"},
    "don-doc": lambda keys, row: {"chon": keys[row.doi_tuong], "don_doc-noi_dung": "Đề nghị khẩn trương"},
    "don-doc-nhiem-vu": lambda keys, row: {"don_doc-noi_dung": "Đề nghị khẩn trương"},
    "luu-bo-loc": lambda keys, row: {"trang": "viec-cua-toi", "ten": "Của tôi", "tham_so": "q=trạm"},
    "xac-nhan-nhieu": lambda keys, row: {"chon": keys[row.doi_tuong]},
    "tra-lai-nhieu": lambda keys, row: {"chon": keys[row.doi_tuong], "ly_do": "Thiếu minh chứng"},
    "tra-lai": lambda keys, row: {"ly_do": "Thiếu minh chứng"},
    "uy-quyen": _uy_quyen,
    "xin-gia-han": lambda keys, row: {"han_moi": "30/9/2024", "ly_do": "Chờ", "phien_ban": 1},
    "quyet-gia-han": lambda keys, row: {"dong_y": "co", "han_duyet": "30/9/2024"},
    "huy-gia-han": lambda keys, row: {"ly_do": "Nhầm"},
    "dung-dau-viec": lambda keys, row: _DUNG,
    "dung-nhiem-vu": lambda keys, row: _DUNG,
    "sua-nhiem-vu": lambda keys, row: {"noi_dung": "Bố trí quỹ đất cho trạm y tế xã"},
    "tam-dung-dau-viec": lambda keys, row: _TAM_DUNG,
    "tam-dung-nhiem-vu": lambda keys, row: _TAM_DUNG,
    "dieu-kien": lambda keys, row: {"van_ban": "15/QĐ-BYT", "ngay": "10/5/2024", "han": "31/8/2024"},
    "ban-hanh": lambda keys, row: {"so_ky_hieu": "542/KH-UBND", "ngay_ban_hanh": "01/5/2024", "ghi": ""},
    "chi-dao-moi": lambda keys, row: _CHI_DAO | {"co_quan": CoQuan.objects.get(ten_ngan="UBND huyện thượng").ten},
    "chi-dao-dia-ban": lambda keys, row: _CHI_DAO | {"co_quan": CoQuan.objects.get(ten_ngan="UBND huyện thượng").ten},
    "chi-dao-nhiem-vu": lambda keys, row: _CHI_DAO | {"co_quan": CoQuan.objects.get(ten_ngan="UBND huyện thượng").pk},
    "chi-dao-dau-viec": lambda keys, row: _CHI_DAO,
    "tra-loi-chi-dao": lambda keys, row: {"noi_dung": "Đã khắc phục"},
    "hoi-lai-chi-dao": lambda keys, row: _CHI_DAO,
    "viet-y-kien": lambda keys, row: {"noi_dung": "Cần thêm số liệu", "ma_gui": uuid4()},
    "theo-doi": lambda keys, row: {"bat": "1"},
    "giai-quyet-ten": lambda keys, row: {"ten": TEN_LA, "dich": "Sở Y tế"},
    "giai-quyet-ten-ke-hoach": lambda keys, row: {"ten": TEN_LA, "dich": "", "chi": TEN_LA},
    "nhap-phu-luc": _tep,
    "chon-cot": lambda keys, row: {
        "dong_du_lieu": 4,
        **{f"cot_{n}": role for n, role in enumerate(("stt", "noi_dung", "chu_tri", "phoi_hop", "thoi_han"), 1)},
    },
    "sua-dong-nhap": lambda keys, row: {"noi_dung": "Lập danh sách mới", "chu_tri": "Sở Y tế"},
    "sua-thong-tin-nhap": lambda keys, row: {"so_ky_hieu": "9/KH-UBND", "ngay_ban_hanh": "19/02/2024", **LOAI_VAN_BAN},
    "tai-lai-tep": lambda keys, row: {"tep": SimpleUploadedFile("phu-luc.xlsx", phu_luc())},
    "ghi-ke-thua": lambda keys, row: {
        "kieu": "sap_nhap",
        "ngay": "01/7/2025",
        "can_cu": "1678/NQ",
        "cu": CoQuan.objects.get(ten_ngan="UBND huyện thượng").ten,
        "moi": CoQuan.objects.get(ten_ngan="Sở Dân tộc").ten,
    },
    "lua-chon-nhac": lambda keys, row: {"cach": "hang_tuan"},
    "cau-hinh-nhac": lambda keys, row: {
        "truoc_han": "7, 3",
        "lap_lai": 30,
        "bao_thu_truong": 2,
        "bao_dau_moi": 7,
        "bao_lanh_dao": 15,
    },
    "danh-sach-man-hinh": lambda keys, row: {"ten": "Sảnh", "dia_ban": keys["nghe_an"]},
    "lap-ban-bao-cao": lambda keys, row: {"pham_vi": f"KeHoach-{keys['ke_hoach']}", "ky": "quy.2024-03-15"},
    **dict.fromkeys(
        ("ban-bao-cao", "gui-ban-bao-cao"),
        lambda keys, row: {
            "phien_ban": 1,
            "co_quan_ban_hanh": "Sở Y tế",
            "ky_hieu": "BC-SYT",
            "dia_danh": "Nghệ An",
        },
    ),
    "dang-nhap": lambda keys, row: {"username": "can-bo-a", "password": MAT_KHAU},
    "doi-mat-khau": lambda keys, row: {
        "old_password": MAT_KHAU,
        "new_password1": "Mot-mat-khau-khac",
        "new_password2": "Mot-mat-khau-khac",
    },
}


@pytest.mark.parametrize("dong", CAC_DONG, ids=str)
def test_who_gets_what(dong: Dong, nguoi: dict, doi_tuong: dict[str, int], vao: Vao):
    url = dia_chi(dong.ten, doi_tuong.get(dong.doi_tuong))
    answers = {}
    for letters, person in nguoi.items():
        client = vao(person) if person else Client()
        data = GUI[dong.ten](doi_tuong, dong) if dong.gui == "dung" and dong.ten in GUI else {}
        with transaction.atomic():
            response = client.get(url) if dong.cach == "GET" else client.post(url, data)
            answers[letters] = response.status_code
            transaction.set_rollback(True)
    assert answers == dict(zip(NGUOI, dong.ket_qua, strict=True))


DA_DONG = {"viec_dung", "viec_xong", "bao_xong", "kh_thay", "da_chuyen"}
MO_LAI = {"dinh-chinh", "hoan-tac-ke-thua"}


@pytest.mark.parametrize(
    "dong",
    [row for row in CAC_DONG if row.cach == "POST" and row.doi_tuong in DA_DONG and row.ten not in MO_LAI],
    ids=str,
)
def test_nothing_is_written_on_what_is_closed(dong: Dong, nguoi: dict, doi_tuong: dict[str, int], vao: Vao):
    """Neither by those who are refused nor by those who get a page that says why not."""
    before = _nhu_the()
    url = dia_chi(dong.ten, doi_tuong[dong.doi_tuong])
    for person in filter(None, nguoi.values()):
        vao(person).post(url, GUI[dong.ten](doi_tuong, dong) if dong.gui == "dung" and dong.ten in GUI else {})
    assert _nhu_the() == before


def _nhu_the() -> list:
    return [
        list(rows)
        for rows in (
            CapNhat.objects.order_by("pk").values_list("pk", "duyet"),
            DauViec.objects.order_by("pk").values_list("pk", "phien_ban", "co_quan"),
            PhanCong.objects.order_by("pk").values_list("pk", "co_quan", "nhom"),
            CoQuan.objects.order_by("pk").values_list("pk", "den_ngay"),
        )
    ]
