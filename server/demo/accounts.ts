import { createHash } from 'node:crypto';
import { Secret } from 'otpauth';

/** A login of the demonstration: public by design, and only ever accepted on loopback. */
export interface DemoAccount {
  readonly staffNo: string;
  readonly name: string;
  readonly post: string;
  readonly password: string;
  /** TOTP seed in base32, fixed so that an authenticator app keeps working over restarts. */
  readonly totpSeed: string;
}

const cast = [
  ['T-001', '王敏', '柜员 · 城东支行'],
  ['T-002', '杨帆', '新柜员 · 城东支行（学习模式）'],
  ['T-003', '周楠', '柜员 · 城西支行'],
  ['M-01', '李航', '客户经理 · 城东支行'],
  ['M-02', '赵倩', '客户经理 · 城东支行'],
  ['H-01', '陈洁', '投诉处理人员'],
  ['B-01', '周建国', '支行行长'],
  ['K-01', '孙婷', '培训师、知识编辑'],
  ['K-02', '苏文', '培训师、知识审核'],
  ['F-01', '何静', '档案管理员'],
  ['A-01', '吴磊', '审计、合规'],
  ['S-01', '郑凯', '系统管理员'],
  ['L-01', '高远', '条线管理部门'],
  ['O-01', '林安', '安全管理员'],
] as const;

/** Logins of the demo cast (content/demo/staff.csv). */
export function demoAccounts(): DemoAccount[] {
  return cast.map(([staffNo, name, post]) => {
    const seed = createHash('sha1').update(`tellerwise demo ${staffNo}`).digest();
    return {
      staffNo,
      name,
      post,
      password: `Tellerwise-${staffNo}`,
      totpSeed: new Secret({ buffer: Uint8Array.from(seed).buffer }).base32,
    };
  });
}
